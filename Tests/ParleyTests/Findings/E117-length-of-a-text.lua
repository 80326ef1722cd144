slot("name", { ask = "What is your name?" })
flow("order", { on = { event = "order" } }, function()
  local name = ask("name")
  if name.length > 40 then return say("That is long.") end -- here
  say("Hello, {name}.", { name = name:upper() })
end)
