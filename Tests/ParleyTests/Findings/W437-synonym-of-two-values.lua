-- A synonym of two values means the first.
entity("colour", { values = { red = { "crimson", "warm" }, orange = { "amber", "warm" } } }) -- here
slot("colour", { type = "colour", ask = "Which colour?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() ask("colour") end)
