settings({ currency = "Euro" }) -- here
slot("count", { type = "integer", title = "count", ask = "How many?" })
flow("order", { on = { event = "order" } }, function()
  local count = ask("count")
  if not confirm("Order {count}?", { count = count }) then return end
  call("shop.order", { count = count })
end)
