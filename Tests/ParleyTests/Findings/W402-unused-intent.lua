-- An intent that no flow begins with.
intent("returns", { "I want to return this", "take it back, please", "send back my parcel" }) -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those" })
flow("order", { on = "order" }, function() say("Noted.") end)
