-- A threshold of nothing.
settings({ thresholds = { intents = 0.6 } }) -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() say("Noted.") end)
