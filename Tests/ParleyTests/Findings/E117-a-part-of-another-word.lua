-- The word stands in another one on the same line.
slot("item", { type = "text", ask = "What?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local found = cal("shop.find", { item = ask("item") }) -- here
  say("There are {n}.", { n = found.n })
end)
