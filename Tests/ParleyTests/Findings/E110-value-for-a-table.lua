slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  local island = ask("island")
  say("To {island}.", island) -- here
end)
