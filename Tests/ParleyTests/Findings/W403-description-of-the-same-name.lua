settings({ locale = "en" })
flow("sub", { description = "sub" }, function() say("sub") end) -- here
flow("f", { on = { event = "f" } }, function() say("Hello.") end)
