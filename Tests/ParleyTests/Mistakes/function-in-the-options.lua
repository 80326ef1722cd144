intent("go", { "go", "begin now" })
flow("go", { on = "go", function() say("Hello.") end })
