slot("count", { type = "integer", title = "count", max = 5, default = 9, skip = true, ask = "How many?" }) -- here
flow("order", { on = { event = "order" } }, function()
  local count = ask("count")
  if not confirm("Order {count}?", { count = count }) then return end
  call("shop.order", { count = count })
end)
