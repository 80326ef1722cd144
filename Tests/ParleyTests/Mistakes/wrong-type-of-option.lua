slot("name", { ask = "Who?", retries = "two" })
