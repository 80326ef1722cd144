-- Two intents with one example, put a little differently.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
intent("status", {
  "where is my parcel", "has it been sent", "when will it come", "track my delivery",
  "Please buy the pens!", -- here
})
flow("order", { on = "order" }, function() say("Noted.") end)
flow("status", { on = "status" }, function() say("On its way.") end)
