settings({ locale = "en" })
messages("en", { bye = "bye" }) -- here
flow("f", { on = { event = "f" } }, function() say("bye") end)
