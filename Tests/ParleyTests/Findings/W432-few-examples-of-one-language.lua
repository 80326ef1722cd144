-- Of a bot with two languages, one is not taught.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil", "some paper", "我要买笔" }) -- here
flow("order", { on = "order" }, function() say({ zh = "好的。", en = "Noted." }) end)
