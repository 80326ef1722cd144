flow("f", { on = { event = "f" } }, function()
  local cart = recall("cart")
  say("{n}", { n = cart.items }) -- here
  remember("cart", { items = 1 })
end)
