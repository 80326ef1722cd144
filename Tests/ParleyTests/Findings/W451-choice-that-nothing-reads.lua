-- Filled from the slot, and never looked at.
slot("service", { choices = { "Haircut", "Colour" }, ask = "Which one?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  ask("service")
  call("shop.order", { service = slots.service }) -- here
end)
