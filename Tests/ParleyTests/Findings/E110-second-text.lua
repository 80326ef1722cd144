settings({ locale = "en" })
flow("bye", { on = { event = "bye" } }, function()
  say("Good bye", "and come back") -- here
end)
