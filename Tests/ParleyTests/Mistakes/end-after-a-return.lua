flow("f", function()
  if true then
    return say("hi")
  say("there")
end)
