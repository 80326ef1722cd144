-- When only the day is missing, there is nothing to ask.
slot("item", { ask = "What?" })
slot("day", { type = "date", title = "day" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local item, day = ask({ "item", "day" }, { ask = "What, and when?" }) -- here
  say("You want {item} on {day}.", { item = item, day = day })
end)
