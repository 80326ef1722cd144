flow("order", { on = { event = "order" } }, function() say("{n}", call("stock.count", { name = "pen" })) end)
--- Plugins/stock/manifest.lua
return { name = "stock", version = "1.0.0", provides = { actions = { count = { effect = "read" } } } }
--- Plugins/stock/init.lua
local function counted(args) return #args.name end
return { actions = { count = function(args) return { n = count(args) } end } } -- here
