flow("go", { on = "parley.greeting" }, function(args)
  local weeks = 3
  return weeks
  say("{n} weeks", { n = weeks })
end)
