slot("number", { type = "code", ask = "Which number?" })
