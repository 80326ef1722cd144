-- The plugin's manifest asks for nothing.
flow("open", { on = { event = "open" } }, function()
  say("There are {n}.", { n = call("salon.count") })
end)
--- Plugins/salon/manifest.lua
return { name = "salon", version = "1.0.0", provides = { actions = { count = { effect = "read" } } } }
--- Plugins/salon/init.lua
local function count()
  -- sqlite.open("other.db") in a comment is none.
  local db = sqlite.open("salon.db") -- here
  return db:query("SELECT count(*) AS n FROM bookings")[1].n
end

return { actions = { count = count } }
