settings({ locale = "en" })
messages("en", { ["parley.done.prices.book"] = "the booking" })
flow("f", { on = { event = "f" } }, function()
  local price = call("prices.find", { item = "cup" })
  if confirm("Book {price}?", { price = price }) then try_call("prices.book", { price = price }) end
end)
--- Plugins/prices/manifest.lua
return {
  name = "prices",
  version = "1.0.0",
  provides = {
    actions = {
      find = { effect = "read" },
      book = { effect = "write", compensate = "unbook" },
      unbook = { effect = "write" },
      finder = { effect = "read" }, -- here
    },
  },
}
--- Plugins/prices/init.lua
local function find() return 1 end
return { actions = { find = find, finder = find, book = find, unbook = find } }
