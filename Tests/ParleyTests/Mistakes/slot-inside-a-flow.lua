intent("go", { "go" })
flow("f", { on = "go" }, function()
  slot("late", { ask = "?" })
end)
