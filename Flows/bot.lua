-- What holds for the whole bot: its name, language, time zone and the teams of people behind it.
settings({
  name = "小帕",
  locale = "zh",
  time_zone = "Asia/Shanghai",
  currency = "CNY",
  teams = {
    -- Who takes over where no flow names a team.
    default = { title = { zh = "客服", en = "customer service" } },
    returns = { title = { zh = "退货组", en = "the returns team" } },
    complaints = { title = { zh = "投诉组", en = "the complaints team" } },
  },
})
