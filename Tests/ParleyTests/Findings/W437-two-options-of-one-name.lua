-- The second small one can never be chosen.
slot("size", { choices = { "small", "large", { title = "tiny", also = { "Small" } } }, ask = "Which size?" }) -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() ask("size") end)
