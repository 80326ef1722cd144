flow("a", { on = { event = "a" } }, function()
  say('We don't take pets.')
end)
