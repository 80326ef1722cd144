local cart = require("lib.cart")
flow("order", { on = { event = "order" } }, function()
  cart.add("pen")
  say("There are {n}.", { n = require("lib.cart").count() })
end)
--- Flows/lib/cart.lua
-- A module with a list that a flow adds to.
local M = {}
local items = {}
function M.add(name)
  table.insert(items, name) -- here
end
M.count = function() return #items end
return M
