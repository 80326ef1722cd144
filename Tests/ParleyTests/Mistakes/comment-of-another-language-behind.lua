flow("go", { on = "parley.greeting" }, function()
  say("three weeks", { n = 3, // weeks
    m = 4 })
end)
