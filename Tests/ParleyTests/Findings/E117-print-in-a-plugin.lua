settings({ locale = "en" })
flow("f", { on = { event = "f" } }, function() say("{n}", { n = call("a.find").n }) end)
--- Plugins/a/manifest.lua
return { name = "a", version = "1.0.0", provides = { actions = { find = { effect = "read" } } } }
--- Plugins/a/init.lua
return { actions = { find = function()
  print("x") -- here
  return { n = 1 }
end } }
