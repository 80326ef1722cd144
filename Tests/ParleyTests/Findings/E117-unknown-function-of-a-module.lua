local prices = require("lib.prices")
flow("order", { on = { event = "order" } }, function()
  say("That is {n}.", { n = prices.off("pen") }) -- here
end)
--- Flows/lib/prices.lua
local M = { pen = 3 }
function M.of(name) return M[name] end
return M
