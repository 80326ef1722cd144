slot("name", { ask = "Who?" })
intent("go", { "go" })
flow("f", { on = "go" }, function()
  slots.name = "me"
end)
