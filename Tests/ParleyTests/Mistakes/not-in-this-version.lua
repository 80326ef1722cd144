intent("go", { "go" })
flow("f", { on = "go" }, function()
  wait("2h")
end)
