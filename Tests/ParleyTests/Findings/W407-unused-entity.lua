-- Colours that no slot takes.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
entity("colour", { values = { red = { "crimson" }, blue = { "navy" } } }) -- here
slot("item", { type = "text", ask = "What?" })
flow("order", { on = "order" }, function() say("{item}", { item = ask("item") }) end)
