slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  local island = ask("island")
  local found = call("shop.find", { item = island })
  say("To {island}: {found.times}.", { found = found }) -- here
end)
