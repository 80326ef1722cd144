slot("code", { ask = "Which code?" })
flow("f", { on = { event = "f" } }, function()
  local found
  ::again::
  local code = ask("code") -- here
  found = call("shop.find", { code = code })
  if not found then
    say("There is no such code.")
    goto again
  end
  return say("It is {found}.", { found = found })
end)
