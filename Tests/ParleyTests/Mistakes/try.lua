slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  try
    n = 2
  end
  say("{n}", { n = n })
end)
