-- One of several texts lacks its English wording.
slot("colour", { type = "text", title = { zh = "颜色", en = "colour" }, ask = { zh = "什么颜色？", en = "Which colour?" } })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper", "我要买笔", "来一支笔", "想订点东西", "给我一本本子", "我想下单" })
flow("order", { on = "order" }, function()
  ask("colour")
  say({ zh = "记下了。" }) -- here
  say({ zh = "再见。", en = "Goodbye." })
end)
