-- A bot that shows what every flow gets without asking: a hotel's desk, in Chinese and English.
settings({
  name = "Desk",
  locale = "en",
  time_zone = "UTC",
  currency = "CNY",
  teams = { default = { title = { zh = "前台", en = "the front desk" } } },
})
