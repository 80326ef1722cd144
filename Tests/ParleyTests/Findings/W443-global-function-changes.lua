local visits = 0
function count()
  visits = visits + 1 -- here
  return visits
end
flow("order", { on = { event = "order" } }, function() say("{n}", { n = count() }) end)
