slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  if n not in {1, 2} then return end
  say("{n}", { n = n })
end)
