-- To say which one is not to say that it should be done.
slot("service", { choices = { "Haircut", "Colour" }, ask = "Which one?" })
slot("day", { type = "date", ask = "Which day?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local service = ask("service")
  local day = ask("day")
  local order = call("shop.order", { service = service, day = day }) -- here
  say("Done: {id}.", { id = order.id })
end)
