-- One example is not enough.
intent("order", { "I want to order something" }) -- here
flow("order", { on = "order" }, function() say("Noted.") end)
