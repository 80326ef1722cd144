slot("book", { ask = { en = "Which book?, en_GB = "Which book, please?" } })
flow("go", { on = "parley.greeting" }, function() say(ask("book")) end)
