flow("f", { on = { event = "f" } }, function()
  if message.text == "x" then
    cancel()
    say("Nothing was changed.") -- here
  end
  say("Hello.")
end)
