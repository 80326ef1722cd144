slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  local function twice(x) 2 * x end
  say("{n}", { n = n })
end)
