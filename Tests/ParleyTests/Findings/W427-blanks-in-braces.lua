intent("ship", {
  "get me on a ship to {island}", "to {island} please", "I want to sail", "the boat", 
  "a ticket for { island }", -- here
})
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = "ship" }, function() say("To {island}.", { island = ask("island") }) end)
