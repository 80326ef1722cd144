flow("f", { on = { event = "f" } }, function()
  locale = "zh" -- here
end)
