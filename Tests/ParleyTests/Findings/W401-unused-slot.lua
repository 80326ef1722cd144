-- A slot that nobody asks for.
slot("colour", { type = "text", ask = "Which colour?" }) -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() say("Noted.") end)
