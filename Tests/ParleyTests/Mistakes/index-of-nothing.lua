intent("go", { "go" })
flow("f", { on = "go" }, function()
  local order
  say(order.item)
end)
