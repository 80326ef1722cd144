intent("go", { "go" })
flow("f", { on = "go" }, function()
  call("x.y", { list = { 1, nil, 3 } })
end)
