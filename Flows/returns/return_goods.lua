-- Takes back an order.
slot("return_reason", {
  type = "text",
  title = { zh = "退货原因", en = "reason" },
  ask = { zh = "请问退货原因是什么？", en = "Why would you like to return it?" },
})

intent("return_goods", {
  "退货", "我想退货", "我要退货", "东西坏了要退", "把订单 {order_number} 退掉", "申请退货",
  "这个我不想要了，帮我退了", "我想退货，订单号 {order_number}", "我想退货，因为{return_reason}", "帮我退货",
  "把这个退掉", "给我退了吧", "收到的东西不对，我要退", "质量不好，要求退货", "不合适，想退掉",
  "我要退订单 {order_number}", "这件衣服我想退掉", "鞋子不合脚，给我办退货", "东西有毛病，我不要了",
  "买的手机坏了，想退", "把这单退了", "帮忙退一下订单 {order_number}", "我不想要这个了", "麻烦退货",
  "想把商品寄回给你们", "收到货就是坏的，退货", "颜色不对我要退", "发错货了，帮我退掉", "不想要了，退款给我",
  "这东西没法用，退了", "想办理退货", "我要申请退货退款", "退一件衣服", "开始退货", "买来不满意，要退", "退", "退单",
  "退了它", "要退东西", "我后悔了想退", "不满意，我想把东西退回去", "这个质量太差了，退货",
  "东西是坏的，怎么退给你们，我要退", "衣服大了，退了", "型号买错了要退货", "昨天买的东西想退",
  "我女朋友不喜欢，想退", "屏幕碎了，我要退货", "给我办个退货", "这个东西跟图片不一样，我要退",
  "包裹里的东西坏了，我要退货", "可以帮我把这个退了吗", "我能把这个退了吗", "想把刚买的退掉", "我的这单能帮我退吗",
  "要寄回去退货", "退回商品", "收到的是假货，我要退款退货", "少了配件，不想要了", "重复下单了，退掉一个", "我要退款",
  "给我退款", "我想退款", "把钱退给我", "退钱", "给我退钱", "申请退款", "不要了，退钱给我", "东西坏了",
  "收到的东西是坏的", "到手就是坏的", "收到破损的商品", "包装破了，里面的东西也坏了", "用不了，怎么办", "东西不能用",
  "打不开机", "少发了一件", "发错货了", "收到的不是我买的", "你们发错颜色了", "尺码发错了", "跟描述不符",
  "衣服有破洞", "东西不合适", "太小了穿不下", "这个耳机有问题", "键盘按键失灵", "这个我不想留了", "我想还给你们",
  "要售后", "申请售后", "办理退款",
  "I want to return my order", "send back order {order_number}", "I would like to return something",
  "I want to send this back", "please take back order {order_number}", "please help me return this", "start a return",
  "it does not fit, I want to give it back", "this is the wrong item, I am sending it back",
  "it arrived damaged, I want to return it", "I want my money back for this",
  "I want to return it because {return_reason}", "I need to return an item", "I want to return a pair of shoes",
  "return this for me", "return order {order_number}", "I'd like to return what I bought",
  "I no longer want this, take it back", "the product is faulty, I want to send it back",
  "I received the wrong thing and want to return it", "can you take this back for me",
  "I am not happy with the product, I want to return it", "open a return for my order", "arrange a return please",
  "begin a return", "I bought the wrong one and want to send it back", "it does not work, I would like to return it",
  "I do not want it any more, I am returning it", "sending back my purchase", "please process my return",
  "the shoes are too tight, I need to return them", "I have to return a present", "I want to return part of my order",
  "I want a refund, the thing is broken", "return", "return please", "returning an item", "need a return",
  "I wanna return something", "wanna send it back", "can I return this", "can you help me return something",
  "I want to give this back", "how about taking this back, I don't want it",
  "this is not what I ordered, take it back", "it is broken, I want to return it",
  "the size is wrong, I want to send it back", "the colour is not what I expected, I am returning it",
  "my wife doesn't like it, I'd like to return it", "I ordered two by mistake and want to return one",
  "I regret buying this, can I send it back", "I have changed my mind and want to return my order",
  "it came broken and I want to return it", "the item looks different from the picture, I want to return it",
  "a part is missing, I am sending it back", "the quality is bad, I want to return it",
  "I want to bring back something I bought", "could you arrange a pickup for a return", "make a return",
  "I'd like to get rid of it and get my money back", "take it back and refund me",
  "please refund my order, it is defective", "I want a refund", "refund me", "I'd like a refund", "please refund me",
  "I need a refund for this", "give me my money back", "I want my money back", "refund my order",
  "I'd rather have my money back", "my order arrived damaged", "my order arrived broken", "it arrived broken",
  "it is broken", "it does not work", "it doesn't work at all", "the item is defective", "the item is faulty",
  "I received a damaged item", "I received a broken one", "it came in pieces", "the screen is cracked",
  "you sent me the wrong item", "I got the wrong item", "I got the wrong colour", "I got the wrong size",
  "this isn't what I ordered", "you sent the wrong thing", "something is missing in the box",
  "it does not match the description", "these shoes don't fit me", "it is too small", "it is too big for me",
  "the headphones are faulty", "not satisfied, I'm sending it back", "I don't like it, I want to give it back",
  "get rid of this order",
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
