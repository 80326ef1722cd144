-- This version knows the option and does nothing with it.
settings({ reopen = { within = "1d" } }) -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() say("Noted.") end)
