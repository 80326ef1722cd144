intent("go", { "go" })
flow("f", { on = "go" }, function()
  say(function() end)
end)
