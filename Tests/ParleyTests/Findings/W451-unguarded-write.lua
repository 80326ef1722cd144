-- It is done before anybody agreed.
slot("item", { type = "text", ask = "Which item?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local item = ask("item")
  call("shop.order", { item = item }) -- here
  if confirm("Is {item} all?", { item = item }) then say("Noted.") end
end)
