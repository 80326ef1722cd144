-- A confidence goes from 0 to 1.
settings({ thresholds = { intent = 60, answer = 0.4 } }) -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() say("Noted.") end)
