-- A misspelt local is nothing, and the condition always the same.
slot("item", { type = "text", ask = "What?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local found = call("shop.find", { item = ask("item") })
  if not fuond then return say("There is none.") end -- here
  say("There are {n}.", { n = found.n })
end)
