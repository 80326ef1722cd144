local list = { "pen", "ink" }
flow("f", { on = { event = "f" } }, function()
  say("{item}", { item = list[0] }) -- here
end)
