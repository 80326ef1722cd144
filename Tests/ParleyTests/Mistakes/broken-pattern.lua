slot("number", { type = "code", pattern = [[(\d{6]], ask = "Which number?" })
