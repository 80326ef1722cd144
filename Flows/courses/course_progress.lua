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
  "课上到哪里了", "我现在学到哪一节", "还差几课学完", "我学了几课", "查看上课进度", "我的课还剩多少",
  "我完成了几节课", "什么时候能学完这门课", "学到什么程度了", "上次学到哪儿了", "我的学习进度", "我该上第几课了",
  "帮我查我的课程", "这门课我学了多少", "课程完成情况", "how many lessons have I done", "what lesson did I reach",
  "how much is left of my course", "how much do I still have to learn", "which class is next",
  "am I done with the course", "my study progress", "show my course status", "how far have I got in the lessons",
  "what chapter am I on", "did I finish all the lessons", "tell me where I am in the class", "my learning status",
  "what part of the course did I get to", "check how much I have studied",
  "进度", "学习记录", "课程", "我的课程", "上课情况", "学了多少了", "学到哪", "还有几课", "我上了几节课了",
  "这门课还有多久结束", "看一下我学到哪儿了", "我课学完了吗", "我忘了学到第几课", "离毕业还有几课", "我的课上完没有",
  "下一课是哪一课", "我学完百分之几了", "progress", "my course", "my lessons", "lessons left",
  "how's my course going", "what's my progress", "my progress in the course", "how many lessons remain",
  "how many lessons until I finish", "when will I finish my course", "what percentage of the course have I finished",
  "how far through the course am I", "which lesson comes next", "I forgot which lesson I was on",
  "have I completed my course", "what have I learned so far in the course", "look up my course",
  "what's left to study", "the lesson where I stopped",
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
