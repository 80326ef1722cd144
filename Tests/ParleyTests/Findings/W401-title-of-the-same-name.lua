settings({ locale = "en" })
slot("age", { type = "integer", title = "age", ask = "age" }) -- here
flow("f", { on = { event = "f" }, description = "age" }, function() say("age") end)
