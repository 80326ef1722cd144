-- Takes back an order.
slot("order_number", {
  type = "code", pattern = [[\d{6,20}]], private = true,
  title = { zh = "订单号", en = "order number" },
  ask = { zh = "请提供您的订单号。", en = "What is your order number?" },
  invalid = { zh = "订单号是 6 到 20 位数字。", en = "An order number has 6 to 20 digits." },
})
slot("return_reason", {
  type = "text",
  title = { zh = "退货原因", en = "reason" },
  ask = { zh = "请问退货原因是什么？", en = "Why would you like to return it?" },
})

intent("return_goods", {
  "我想退货", "东西坏了要退", "把订单 {order_number} 退掉", "申请退货", "这个我不想要了，帮我退了",
  "I want to return my order", "send back order {order_number}", "start a return",
  "I want to send this back", "it arrived damaged, I want to return it",
})

flow("return_goods", {
  on = "return_goods",
  description = { zh = "退货", en = "return something" },
}, function()
  say({ zh = "很抱歉，我理解您想要退货。", en = "I am sorry, I understand you want to return something." })
  local number, reason = ask({ "order_number", "return_reason" }, {
    ask = {
      zh = "请提供您的订单号和退货原因，我将帮您处理。",
      en = "Please give me the order number and the reason, and I will sort it out.",
    },
  })
  local order = call("orders.find", { number = number })
  if not order then
    say({ zh = "没有找到订单 {number}。", en = "I cannot find order {number}." }, { number = number })
    return handoff("returns", "unknown order")
  end

  if not confirm({
    zh = "为订单 {number}（{item}）办理退货，退款 {amount} 元，确认吗？",
    en = "Return {item} from order {number} and refund {amount}?",
  }, { number = number, item = order.item, amount = order.amount }) then
    return say({ zh = "好的，没有办理退货。", en = "All right, nothing was returned." })
  end

  local ticket = call("orders.open_return", { number = number, reason = reason })
  say({ zh = "退货单 {id} 已创建。", en = "Return {id} is open." }, { id = ticket.id })
end)
