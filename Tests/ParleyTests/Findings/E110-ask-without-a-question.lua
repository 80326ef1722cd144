-- Neither the slot nor the ask has words for it.
slot("day", { type = "date", title = "day" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local day = ask("day", { min = "today" }) -- here
  say("You want {day}.", { day = day })
end)
