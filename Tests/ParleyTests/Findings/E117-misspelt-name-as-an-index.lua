slot("weeks", { type = "integer", ask = "How many weeks?" })
flow("order", { on = { event = "order" } }, function()
  local prices = { 3, 5 }
  local weeks = ask("weeks")
  say("{n} for {weeks} weeks", { n = prices[week], weeks = weeks }) -- here
end)
