slot("size", { type = "choice", ask = "Which size?" })
