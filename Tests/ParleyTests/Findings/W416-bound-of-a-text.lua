-- A text has no least value.
slot("name", { type = "text", ask = "Your name?", max = 20 }) -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() ask("name") end)
