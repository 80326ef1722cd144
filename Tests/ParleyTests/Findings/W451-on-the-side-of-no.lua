settings({ locale = "en" })
slot("item", { title = "item", ask = "Item?" })
flow("order", { on = { event = "order" } }, function()
  local item = ask("item")
  if confirm("Order {item}?", { item = item }) then
    return say("As you like.")
  end
  call("shop.order", { item = item }) -- here
end)
