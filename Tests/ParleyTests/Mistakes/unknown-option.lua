slot("name", { asks = "Who are you?" })
