intent("go", { "go" })
flow("f", { on = "go" }, function()
  local order = call("orders.fnd", { number = 1 })
end)
