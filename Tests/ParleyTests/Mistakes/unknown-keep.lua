slot("name", { ask = "Who?", keep = "forever" })
