-- The question does not say what is agreed to.
slot("item", { type = "text", ask = "Which item?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local item = ask("item")
  if not confirm("Are you sure?") then return end -- here
  call("shop.order", { item = item })
end)
