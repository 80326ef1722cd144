settings({ teams = { desk = { title = "the desk" } } })
flow("order", { on = { event = "order" } }, function()
  handoff("desk", { urgency = "high" }) -- here
end)
