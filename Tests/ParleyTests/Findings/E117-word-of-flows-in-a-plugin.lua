flow("f", { on = { event = "f" } }, function() call("pens.find", {}) end)
--- Plugins/pens/manifest.lua
return { name = "pens", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
--- Plugins/pens/init.lua
local function find(args)
  say("A pen.") -- here
  return { name = "pen" }
end
return { actions = { find = find } }
