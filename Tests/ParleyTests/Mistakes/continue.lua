slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  for i = 1, 3 do
    if i == n then continue end
    say("{i}", { i = i })
  end
  say("{n}", { n = n })
end)
