flow("a", { on: "a" }, function()
  say("a")
end)
