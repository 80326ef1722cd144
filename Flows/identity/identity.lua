-- Checks that an order belongs to the user: by the phone number that it was placed with, three times at most.
local ATTEMPTS = 3

slot("phone", {
  type = "phone", private = true,
  title = { zh = "手机号", en = "phone number" },
  ask = {
    zh = "为了保护您的订单信息，请提供下单时使用的手机号。",
    en = "To protect your order, please tell me the phone number it was placed with.",
  },
  invalid = { zh = "这不像是一个手机号。", en = "That does not look like a phone number." },
  help = {
    zh = "订单信息只给下单的人看，所以要核对手机号。",
    en = "Only the person who placed an order may see it, so I compare the phone number.",
  },
})
-- The order that was shown to belong to the user in this session, so that nobody is asked twice.
slot("verified_order", { type = "text", private = true, keep = "session" })

-- Returns whether order `number` is the user's; after the last wrong answer a person takes over.
flow("identity", function(args)
  if slots.verified_order == args.number then return true end

  for attempt = 1, ATTEMPTS do
    local phone
    if attempt == 1 then
      phone = ask("phone")
    else
      phone = ask("phone", {
        about = attempt, fresh = true,
        ask = {
          zh = "这个手机号与订单不符，请再试一次。",
          en = "That is not the phone number of this order. Please try again.",
        },
      })
    end
    if call("orders.verify", { number = args.number, phone = phone }) then
      set("verified_order", args.number)
      return true
    end
  end

  say({
    zh = "没能核实您的身份，我请同事来帮您。",
    en = "I could not verify that this order is yours. A colleague will help you.",
  })
  handoff("default", { note = "identity not verified" })
  return false
end)
