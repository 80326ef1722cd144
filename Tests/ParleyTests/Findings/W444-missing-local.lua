-- A name without local.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  found = call("shop.find", {}) -- here
  say("Found {name}.", { name = found.name })
end)
