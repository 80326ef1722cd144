local cart = require("lib.cart")
flow("order", { on = { event = "order" } }, function()
  say("That makes {sum}.", { sum = cart.sum({ 1, 2 }) })
end)
--- Flows/lib/cart.lua
local function sum(list)
  total = 0 -- here
  local all = 0
  for _, item in ipairs(list) do all = all + item end
  return all
end
return { sum = sum }
