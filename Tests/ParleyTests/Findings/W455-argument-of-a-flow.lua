flow("pay", function(args) say("{sum}", { sum = args.amount }) end)
flow("f", { on = { event = "f" } }, function() run("pay", { amont = 3 }) end) -- here
