-- A named text stands in one language only.
messages("zh", {
  noted = "记下了。",
  bye = "再见。", -- here
})
messages("en", { noted = "Noted." })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper", "我要买笔", "来一支笔", "想订点东西", "给我一本本子", "我想下单" })
flow("order", { on = "order" }, function()
  say(texts.noted)
  say(texts.bye)
end)
