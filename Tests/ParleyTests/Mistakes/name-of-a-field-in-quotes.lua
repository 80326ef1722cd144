flow("go", { on = "parley.greeting" }, function()
  say("{n} weeks", { "n" = 3 })
end)
