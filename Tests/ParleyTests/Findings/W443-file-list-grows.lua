-- A list of the file that a flow adds to.
local guests = {}
local function add(name)
  table.insert(guests, name) -- here
end
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() add("Ada") end)
