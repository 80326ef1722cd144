flow("order", { on = { event = "order" } }, function()
  local list = {}
  table:insert(list, "pen") -- here
  say("{n} things.", { n = #list })
end)
