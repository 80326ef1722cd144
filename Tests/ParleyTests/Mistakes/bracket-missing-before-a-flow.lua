flow("a", { on = { event = "a" } }, function()
  say("a")
end

flow("b", { on = { event = "b" } }, function()
  say("b")
end)
