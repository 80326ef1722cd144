-- A repair with two letters the wrong way round.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
slot("item", { type = "text", ask = "What?" })
flow("order", { on = "order", repair = { angyr = false } }, function() -- here
  say("{item}", { item = ask("item") })
end)
