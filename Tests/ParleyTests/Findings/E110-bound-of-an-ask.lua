-- A bound that one question gives, and that is no time of day.
slot("start", { type = "time", ask = "When?", min = "09:00" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  ask("start", { max = "6 pm" }) -- here
end)
