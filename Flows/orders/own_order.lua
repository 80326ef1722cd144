-- An order that its owner may see: finds it, and checks who asks before anything of it is shown.
slot("order_number", {
  type = "code", pattern = [[\d{6,20}]], private = true,
  title = { zh = "订单号", en = "order number" },
  ask = { zh = "请提供您的订单号。", en = "What is your order number?" },
  invalid = { zh = "订单号是 6 到 20 位数字。", en = "An order number has 6 to 20 digits." },
  help = {
    zh = "有了订单号我才能找到您的订单，它在订单确认短信里。",
    en = "I need the order number to find your order. It is in the message that confirmed it.",
  },
})

-- Returns the order, or nothing when there is none for this user; what had to be said is said then.
flow("own_order", function(args)
  local order = call("orders.find", { number = args.number })
  if not order then
    say({ zh = "没有找到订单 {number}。", en = "I cannot find order {number}." }, { number = args.number })
    local number = ask("order_number", {
      about = "once more", fresh = true,
      ask = { zh = "请再核对一下订单号。", en = "Please check the number and tell me again." },
    })
    order = call("orders.find", { number = number })
  end
  if not order then
    say({ zh = "还是没有找到，我请同事来帮您查。", en = "I still cannot find it. A colleague will look for it." })
    handoff("default", "unknown order")
    return nil
  end

  if not run("identity", { number = order.number }) then return nil end
  return order
end)
