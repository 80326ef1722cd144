flow("go", { on = { event = "go" } }, function() say("{n}", { n = ask("How many do you want?") }) end)
