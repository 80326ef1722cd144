-- Who orders few is not asked.
slot("count", { type = "integer", title = "count", ask = "How many?" })
flow("order", { on = { event = "order" } }, function()
  local count = ask("count")
  if count > 5 then
    if not confirm("Order {count}?", { count = count }) then return end
  end
  call("shop.order", { count = count }) -- here
end)
