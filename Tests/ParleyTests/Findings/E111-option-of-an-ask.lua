-- An option with a letter too few.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
slot("item", { type = "text", ask = "What?" })
flow("order", { on = "order" }, function()
  local item = ask("item", { abut = "first" }) -- here
  say("{item}", { item = item })
end)
