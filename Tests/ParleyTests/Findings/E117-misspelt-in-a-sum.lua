-- A sum with a name that is nothing fails.
slot("count", { type = "integer", ask = "How many?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local count = ask("count")
  local total = count * PRICE -- here
  say("That is {total}.", { total = total })
end)
