flow("a", { on = { event = "a" } }, function()
  say("a")
  end
end)
