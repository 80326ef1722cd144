slot("size", { choices = { "small", { title = "Large", value = "large" } }, ask = "Which size?" })
flow("f", { on = { event = "f" } }, function()
  local size = ask("size")
  if size == "smal" then say("Small it is.") else say("Large it is.") end -- here
end)
