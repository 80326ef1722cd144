slot("count", { type = "nmber", ask = "How many?" })
