intent("return_goods", { "I want to return it" })
flow("f", { on = "retrun_goods" }, function() end)
