-- An event that is nearly the engine's own; another one may come from the host.
flow("welcome", { on = { event = "sesion_start" } }, function() say("Welcome!") end) -- here
flow("paid", { on = { event = "payment_received" } }, function() say("Thank you!") end)
