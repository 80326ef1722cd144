-- An intent that no flow begins with.
intent("returns", { "I want to return this", "take it back, please", "send back my parcel", "I do not want it any more", "refund me" }) -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() say("Noted.") end)
