settings({ locale = "en" })
slot("item", { title = "item", ask = "Item?" })
flow("order", { on = { event = "order" } }, function()
  local item = ask("item")
  confirm("Order {item}?", { item = item })
  local ok = confirm("Really {item}?", { item = item })
  call("shop.order", { item = item }) -- here
end)
