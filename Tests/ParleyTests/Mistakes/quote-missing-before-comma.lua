slot("book", { ask = { en = "Which book?, zh = "哪一本？" } })
flow("go", { on = "parley.greeting" }, function() say(ask("book")) end)
