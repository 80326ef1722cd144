flow("f", { on = { event = "f" } }, function()
  if confirm("Ship it?") == "yes" then say("Shipped.") end -- here
end)
