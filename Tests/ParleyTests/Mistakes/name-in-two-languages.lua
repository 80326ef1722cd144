settings({ name = { zh = "小书", en = "Libby" } })
flow("f", function() end)
