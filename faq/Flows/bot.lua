-- What holds for the whole bot.
settings({
  name = "Parley",
  locale = "en",
  time_zone = "UTC",
})
