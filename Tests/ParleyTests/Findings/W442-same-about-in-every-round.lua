slot("meal", { ask = "Which meal?" })
flow("f", { on = { event = "f" } }, function()
  for _, guest in ipairs({ "Ada", "Bo" }) do
    local meal = ask("meal", { about = "guest" }) -- here
    say("{guest}: {meal}", { guest = guest, meal = meal })
  end
end)
