-- A named text stands in one language only.
messages("zh", {
  noted = "记下了。",
  bye = "再见。", -- here
})
messages("en", { noted = "Noted." })
intent("order", { "I want to order something", "buy a pen", "get me one of those" })
flow("order", { on = "order" }, function()
  say(texts.noted)
  say(texts.bye)
end)
