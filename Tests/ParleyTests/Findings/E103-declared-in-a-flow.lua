-- A slot where it is needed, instead of in the file.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  slot("item", { type = "text", ask = "What?" }) -- here
  say("Thank you.")
end)
