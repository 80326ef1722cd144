-- What holds for the whole bot: its name, language, time zone and the teams of people behind it.
settings({
  name = "Parley",
  locale = "en",
  time_zone = "UTC",
  teams = {
    -- Who takes over where no flow names a team.
    default = { title = { zh = "客服", en = "customer service" } },
    returns = { title = { zh = "退货组", en = "the returns team" } },
  },
})
