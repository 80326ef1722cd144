-- A button has a place that nothing fills.
slot("city", { ask = "Which city?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  ask("city")
  say({ text = "To {city}.", buttons = { { title = "Not {ctiy}", value = "no" } } }) -- here
end)
