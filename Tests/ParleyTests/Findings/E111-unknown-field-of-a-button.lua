flow("order", { on = { event = "order" } }, function()
  say({ text = "Which?", buttons = { { title = "Pen" }, { title = "Ink", valeu = "ink" } } }) -- here
end)
