local list = { "pen", "ink" }
flow("f", { on = { event = "f" } }, function()
  for _, item in list do say("{item}", { item = item }) end -- here
end)
