say("hello")
flow("f", function() end)
