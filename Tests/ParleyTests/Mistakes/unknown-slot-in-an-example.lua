slot("amount", { ask = "How much?" })
intent("pay", { "pay {amunt}" })
