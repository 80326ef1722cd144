-- The value has another name than the place.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local ticket = call("shop.find", {})
  say("Your ticket is {ticket}.", { tickets = ticket.id }) -- here
end)
