flow("f", function()
  say("hello)
end)
