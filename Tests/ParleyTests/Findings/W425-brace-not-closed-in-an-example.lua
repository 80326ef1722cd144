settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
intent("ship", {
  "get me on a ship to {island}",
  "a ticket for {island", -- here
})
flow("f", { on = "ship" }, function() say("To {island}.", { island = ask("island") }) end)
