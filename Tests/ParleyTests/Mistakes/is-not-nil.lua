slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  if n is not nil then return end
  say("{n}", { n = n })
end)
