intent("go", { "go" })
flow("f", { on = "go" }, function()
  while true do end
end)
