-- Signs up for a course of the sports club.
slot("months", {
  type = "integer", min = 1, max = 12,
  title = { zh = "月数", en = "number of months" },
  ask = { zh = "报几个月？", en = "For how many months?" },
  invalid = { zh = "可以报 1 到 12 个月。", en = "One to twelve months are possible." },
})
slot("learner", {
  type = "text",
  title = { zh = "学员", en = "learner" },
  ask = { zh = "谁来上课？", en = "Who is it for?" },
})

intent("enrol", {
  "我想报名", "报个班", "我要上课", "报名运动课", "怎么报名课程",
  "I want to sign up for a course", "enrol me in a class", "sign me up", "I would like to take lessons",
})

flow("enrol", {
  on = "enrol",
  description = { zh = "报名课程", en = "sign up for a course" },
}, function()
  local course = choose({ zh = "您想上哪门课？", en = "Which course would you like?" }, {
    { title = { zh = "游泳", en = "swimming" }, value = "swim" },
    { title = { zh = "瑜伽", en = "yoga" }, value = "yoga" },
    { title = { zh = "网球", en = "tennis" }, value = "tennis" },
  })
  local months, learner = ask("months"), ask("learner")
  if not confirm({ zh = "{learner} 报 {months} 个月，对吗？", en = "{months} months for {learner}, right?" },
    { learner = learner, months = months }) then
    return say({ zh = "好的，没有报名。", en = "All right, nobody is signed up." })
  end
  call("desk.enrol", { course = course, months = months, learner = learner })
  say({ zh = "报名成功。", en = "You are signed up." })
end)
