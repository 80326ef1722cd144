slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  local island = ask("island")
  say("To ${island}, for ${price}.", { island = island, price = 5 }) -- here
end)
