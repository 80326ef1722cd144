-- Each guest gets the first one's meal.
slot("meal", { type = "text", ask = "Which meal?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  for _, guest in ipairs({ "Ada", "Bo" }) do
    local meal = ask("meal") -- here
    say("{guest}: {meal}", { guest = guest, meal = meal })
  end
end)
