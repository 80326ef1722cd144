flow("f", { on = { event = "f" } }, function()
  local isDone = false
  ::again::
  say("Once more.")
  if not isDone then
    goto again -- here
  end
end)
