-- One of the calls is agreed to, the other one is not.
slot("item", { title = "item", ask = "Item?" })
local function order(item) call("shop.order", { item = item }) end -- here
flow("order", { on = { event = "order" } }, function()
  local item = ask("item")
  order(item)
  if confirm("Another {item}?", { item = item }) then order(item) end
end)
