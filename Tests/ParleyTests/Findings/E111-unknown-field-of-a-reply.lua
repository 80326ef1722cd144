flow("order", { on = { event = "order" } }, function()
  say({ txt = "Here it is.", image = "https://example.org/pen.png" }) -- here
end)
