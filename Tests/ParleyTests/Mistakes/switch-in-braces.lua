slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  switch (n) {
    case 1: say("One.")
  }
  say("{n}", { n = n })
end)
