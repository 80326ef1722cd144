slot("n", { type = "integer", ask = "How many?", check = function(n)
  if n > 10 then false, "At most ten." end
  return true
end })
flow("order", { on = { event = "order" } }, function() say("{n}", { n = ask("n") }) end)
