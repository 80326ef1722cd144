-- A flow that only leads to itself and to another one.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() say("Noted.") end)
flow("address", function() run("street") end) -- here
flow("street", function() switch("address") end)
