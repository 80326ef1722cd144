-- What holds for the whole bench bot.
settings({ name = "Bench", locale = "en", time_zone = "UTC" })
