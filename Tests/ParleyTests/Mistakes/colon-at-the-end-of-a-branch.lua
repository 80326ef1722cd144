slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  if n == len("two"):
    say("Three.")
  say("{n}", { n = n })
end)
