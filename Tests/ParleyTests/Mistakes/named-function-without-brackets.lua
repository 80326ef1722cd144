slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  local function twice return 2 * n end
  say("{n}", { n = n })
end)
