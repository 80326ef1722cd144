flow("hello", { on = "parley.greeting" }, function()
  local weeks = 3
  // price -- here
  say("{n} weeks", { n = weeks })
end)
