flow("f", { on = { event = "f" } }, function()
  say({ text = "Which?", buttons = { "Tea", "Coffee" } }) -- here
end)
