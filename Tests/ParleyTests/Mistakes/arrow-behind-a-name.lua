slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  local twice = (x) => 2 * x
  say("{n}", { n = n })
end)
