flow("go", { on = "parley.greeting" }, function(args)
  say("{n} weeks", { n: args.weeks })
end)
