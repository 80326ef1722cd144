slot("weeks", { type = "integer", ask = "How many weeks?" })
flow("order", { on = { event = "order" } }, function()
  local weeks = ask:weeks() -- here
  say("{n} weeks, {m}.", { n = weeks, m = ask("weeks") })
end)
