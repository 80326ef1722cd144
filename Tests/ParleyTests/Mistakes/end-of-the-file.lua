flow("f", function()
  repeat
    say("hi")
  until true
  say("there")
