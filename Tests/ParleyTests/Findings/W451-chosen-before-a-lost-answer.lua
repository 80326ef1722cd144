-- The question for consent is the confirm, and nothing reads what is answered to it.
flow("order", { on = { event = "order" } }, function()
  local item = choose("What?", { "Pen", "Ink" })
  confirm("Order {item}?", { item = item })
  call("shop.order", { item = item }) -- here
end)
