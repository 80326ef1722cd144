settings({ locale = "en" })
slot("day", { type = "date", title = "day", ask = "When?", pattern = [[\d{8}]] }) -- here
flow("f", { on = { event = "f" } }, function() say("{day}", { day = ask("day") }) end)
