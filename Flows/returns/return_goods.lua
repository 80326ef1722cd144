-- Takes back an order.
slot("return_reason", {
  type = "text",
  title = { zh = "退货原因", en = "reason" },
  ask = { zh = "请问退货原因是什么？", en = "Why would you like to return it?" },
})

intent("return_goods", {
  "退货", "我想退货", "我要退货", "东西坏了要退", "把订单 {order_number} 退掉", "申请退货", "这个我不想要了，帮我退了",
  "我想退货，订单号 {order_number}", "我想退货，因为{return_reason}", "帮我退货", "把这个退掉", "给我退了吧",
  "收到的东西不对，我要退", "质量不好，要求退货", "不合适，想退掉",
  "I want to return my order", "send back order {order_number}", "I would like to return something",
  "I want to send this back", "please take back order {order_number}", "please help me return this", "start a return",
  "it does not fit, I want to give it back",
  "this is the wrong item, I am sending it back", "it arrived damaged, I want to return it", "I want my money back for this", "I want to return it because {return_reason}",
})

-- What the bot calls an open return when it asks whether to take it back.
messages("zh", { ["parley.done.orders.open_return"] = "退货单 {id}" })
messages("en", { ["parley.done.orders.open_return"] = "return {id}" })

-- Why the shop may refuse, in words for the user; anything else is said as it came.
local REFUSALS = {
  already_returned = { zh = "这个订单已经申请过退货了。", en = "A return was already opened for this order." },
  not_shipped = { zh = "这个订单还没有发货。", en = "This order has not been shipped yet." },
}

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
  local order = run("own_order", { number = number })
  if not order then return end

  if not confirm({
    zh = "为订单 {number}（{item}）办理退货，退款 {amount} 元，确认吗？",
    en = "Return {item} from order {number} and refund {amount} yuan?",
  }, { number = order.number, item = order.item, amount = order.amount }) then
    return say({ zh = "好的，没有办理退货。", en = "All right, nothing was returned." })
  end

  local ticket, problem = try_call("orders.open_return", { number = order.number, reason = reason })
  if not ticket then
    local refusal = REFUSALS[problem] or { zh = "系统没有受理：{problem}。", en = "That was refused: {problem}." }
    say(refusal, { problem = problem })
    return handoff("returns", problem)
  end
  say({ zh = "退货单 {id} 已创建。", en = "Return {id} is open." }, { id = ticket.id })
  switch("satisfaction")
end)
