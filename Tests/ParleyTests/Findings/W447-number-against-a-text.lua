slot("weeks", { type = "integer", ask = "How many weeks?" })
flow("f", { on = { event = "f" } }, function()
  ask("weeks")
  if slots.weeks ~= "3" then say("Not three.") end -- here
end)
