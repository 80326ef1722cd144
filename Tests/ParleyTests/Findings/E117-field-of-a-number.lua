slot("budget", { type = "money", ask = "How much may it cost?" })
flow("f", { on = { event = "f" } }, function()
  local budget = ask("budget")
  if budget.amount > 100 then say("That is a lot.") end -- here
end)
