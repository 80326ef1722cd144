-- Turns 2 to 6 of the measured conversation: takes back an order.
slot("order_number", {
  type = "code", pattern = [[\d{6,20}]],
  ask = { zh = "请提供您的订单号。", en = "What is your order number?" },
  invalid = { zh = "订单号是6到20位数字。", en = "An order number has 6 to 20 digits." },
})
slot("return_reason", {
  type = "text",
  ask = { zh = "请问退货原因是什么？", en = "Why would you like to return it?" },
})

intent("return_goods", {
  "I want to return my order", "send back my order", "I would like to send something back",
  "我想退货", "我要退货", "东西坏了要退",
})

flow("return_goods", { on = "return_goods" }, function()
  local number = ask("order_number")
  local reason = ask("return_reason")
  if not confirm({
    zh = "为订单 {number} 办理退货，原因是{reason}，确认吗？",
    en = "Return order {number} because {reason}?",
  }, { number = number, reason = reason }) then
    return say({ zh = "好的，没有办理退货。", en = "All right, nothing was returned." })
  end
  say({ zh = "订单 {number} 已办理退货。", en = "Order {number} will be returned." }, { number = number })
end)
