-- The return is missing: after its sentence, the no comes to the order too.
slot("item", { title = "item", ask = "Item?" })
flow("order", { on = { event = "order" } }, function()
  local item = ask("item")
  local isAgreed = confirm("Order {item}?", { item = item })
  if not isAgreed then say("Nothing is ordered.") end
  call("shop.order", { item = item }) -- here
end)
