slot("name", { ask = "Who?" })
flow("f", function()
  if slots.nmae then say("hi") end
end)
