flow("a", { on = { event = "a" } }, functoin()
  say("a")
end)
