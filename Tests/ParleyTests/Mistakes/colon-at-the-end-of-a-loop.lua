slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  for i in ipairs({ 1, 2 }):
    say("{i}", { i = i })
  say("{n}", { n = n })
end)
