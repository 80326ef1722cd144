settings({ locale = "en" })
flow("f", { on = { event = "f" } }, function() say("{n}", { n = call("a.find")[1].n }) end)
--- Plugins/a/manifest.lua
return {
  name = "a", version = "1.0.0", needs = { sqlite = { "a.db" } },
  provides = { actions = { find = { effect = "read" } } },
}
--- Plugins/a/init.lua
return { actions = { find = function()
  local db = sqlite.open("a.db")
  return db:qurey("select n from a") -- here
end } }
