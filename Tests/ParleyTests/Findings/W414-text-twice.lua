-- Two tables of texts with one name.
messages("en", { noted = "Noted." })
messages("en", { noted = "I wrote it down." }) -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() say(texts.noted) end)
