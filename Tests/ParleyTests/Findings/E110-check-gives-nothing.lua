slot("n", { type = "integer", ask = "How many?", check = function(n) -- here
  if n > 10 then say("At most ten.") end
end })
flow("f", { on = { event = "f" } }, function()
  say("{n}", { n = ask("n") })
end)
