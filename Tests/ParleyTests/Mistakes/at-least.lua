flow("a", { on = { event = "a" } }, function()
  local x = 3
  if x => 3 then say("a") end
end)
