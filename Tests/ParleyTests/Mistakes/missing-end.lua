flow("f", function()
  if true then
    say("hi")
end)
