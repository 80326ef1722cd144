-- Two flows for one intent.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("buy", { on = "order" }, function() say("Bought.") end)
flow("order", { on = "order" }, function() say("Noted.") end) -- here
