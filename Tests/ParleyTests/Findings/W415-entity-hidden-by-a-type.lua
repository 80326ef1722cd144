-- There is a built-in type of this name.
entity("phone", { values = { nokia = { "a nokia" } } }) -- here
slot("device", { type = "phone", ask = "Which phone?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() ask("device") end)
