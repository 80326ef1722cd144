flow("a", { on = { event = "a" } }, function()
  local x = message.text
  if x != nil then say("a") end
end)
