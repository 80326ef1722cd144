-- How satisfied the user is: asked at the end of a service, once a session.
slot("rating", {
  type = "rating", skip = true, keep = "session",
  title = { zh = "评分", en = "rating" },
  ask = {
    zh = "请为这次服务打分：1 到 5 分，也可以跳过。",
    en = "How satisfied are you, from 1 to 5? You may skip this.",
  },
  invalid = { zh = "请用 1 到 5 打分。", en = "Please choose a number from 1 to 5." },
})
-- Also a user who skipped it is not asked again.
slot("rating_asked", { type = "yes_no", keep = "session" })

flow("satisfaction", function()
  if slots.rating_asked then return end
  local rating = ask("rating")
  set("rating_asked", true)
  if not rating then return say({ zh = "好的，谢谢您。", en = "All right, thank you." }) end

  note("rating", { value = rating })
  if rating <= 2 then
    return say({
      zh = "很抱歉没有让您满意，我们会改进。",
      en = "I am sorry that we did not do better. We will work on it.",
    })
  end
  say({ zh = "谢谢您的评价！", en = "Thank you for your rating!" })
end)
