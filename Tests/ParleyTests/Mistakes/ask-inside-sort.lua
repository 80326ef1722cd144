slot("name", { ask = "Who?" })
intent("go", { "go" })
flow("f", { on = "go" }, function()
  table.sort({ 2, 1 }, function(a, b)
    return ask("name") == a
  end)
end)
