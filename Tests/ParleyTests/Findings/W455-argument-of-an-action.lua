flow("f", { on = { event = "f" } }, function()
  local pen = call("pens.find", { colur = "red" }) -- here
  say("{name}", { name = pen.name })
end)
--- Plugins/pens/manifest.lua
return { name = "pens", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
--- Plugins/pens/init.lua
local function find(args) return { name = args.colour .. " pen" } end
return { actions = { find = find } }
