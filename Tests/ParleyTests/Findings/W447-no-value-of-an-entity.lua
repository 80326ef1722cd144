entity("city", { values = { Berlin = { "capital" }, Rome = { "Roma" } } })
slot("city", { type = "city", title = "city", ask = "Which city?" })
flow("f", { on = { event = "f" } }, function()
  if ask("city") == "berlin" then say("Hm.") end -- here
end)
