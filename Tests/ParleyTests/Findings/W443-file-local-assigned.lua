-- A counter that all sessions share, until the next restart.
local orders = 0
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  orders = orders + 1 -- here
  say("Order {count}.", { count = orders })
end)
