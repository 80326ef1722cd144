-- How far a learner is in a course.
slot("learner_phone", {
  type = "phone", private = true, keep = "user",
  title = { zh = "学员手机号", en = "learner's phone number" },
  ask = {
    zh = "请问您是哪位学员？请告诉我报名时用的手机号。",
    en = "Which learner are you? Please tell me the phone number you signed up with.",
  },
  invalid = { zh = "这不像是一个手机号。", en = "That does not look like a phone number." },
})

intent("course_progress", {
  "课程进度", "我学到哪了", "我的课学到哪了", "我学到第几课了", "还剩多少课没学", "查一下我的学习进度", "我还要学多久", "我上到第几节课了", "还有几节课没上", "看看我学了多少",
  "我的课程完成了多少", "学习情况查一下", "离学完还差多少",
  "course progress", "how far am I in my course", "which lesson am I on", "how many lessons are left",
  "show me my learning progress", "how much of the course is done",
  "how many classes do I have left",
  "where was I in my course", "have I almost finished my course", "check my progress",
})

local function say_progress(progress)
  local left = progress.total - progress.done
  if left == 0 then
    return say({
      zh = "恭喜，您已经学完全部 {total} 课。",
      en = "Congratulations, you have finished all {total} lessons.",
    }, { total = progress.total })
  end
  if progress.done == 0 then
    return say({
      zh = "您好，您还没有开始学习，一共有 {total} 课。",
      en = "You have not started yet. There are {total} lessons.",
    }, { total = progress.total })
  end
  say({
    zh = "您好，您已经学习到第 {done} 课，预计还需要学习 {left} 课。",
    en = "You have reached lesson {done}, and there are {left} lessons to go.",
  }, { done = progress.done, left = left })
end

flow("course_progress", {
  on = "course_progress",
  description = { zh = "查询课程进度", en = "see how far you are in a course" },
}, function()
  local progress = call("courses.progress", { phone = ask("learner_phone") })
  if not progress then
    say({ zh = "没有找到用这个手机号报名的学员。", en = "Nobody signed up with that phone number." })
    local phone = ask("learner_phone", {
      about = "once more", fresh = true, skip = true,
      ask = {
        zh = "请换一个手机号试试，也可以跳过。",
        en = "Please try another phone number, or skip this.",
      },
    })
    progress = phone and call("courses.progress", { phone = phone })
  end
  if not progress then
    set("learner_phone", nil)
    return say({
      zh = "没能查到您的课程。需要的话，请说“转人工”。",
      en = "I could not find your course. If you like, ask for a person.",
    })
  end
  say_progress(progress)
end)
