-- Two intents with one example, put a little differently.
intent("order", { "I want to order something", "buy a pen", "get me one of those" })
intent("status", {
  "where is my parcel", "has it been sent",
  "Please buy the pens!", -- here
})
flow("order", { on = "order" }, function() say("Noted.") end)
flow("status", { on = "status" }, function() say("On its way.") end)
