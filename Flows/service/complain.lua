-- A complaint: answered with care, and a person is offered before anybody else's turn.
slot("complaint", {
  type = "text",
  title = { zh = "投诉内容", en = "complaint" },
  ask = {
    zh = "请告诉我发生了什么，我会原样转给负责的同事。",
    en = "Please tell me what happened. I will pass it on as you say it.",
  },
})

intent("complain", {
  "我要投诉", "我要投诉你们", "投诉：{complaint}", "我要投诉，{complaint}", "你们的服务太差了", "我对你们很不满意",
  "气死我了，我要投诉", "我要举报", "服务太烂了", "你们太不像话了", "太让人失望了", "态度真差",
  "我要反映你们的问题", "有件事我很不满，要投诉", "客服太差劲了，我要举报", "我怎么投诉",
  "I want to complain", "I want to make a complaint", "I want to complain about {complaint}",
  "your service is terrible", "I am very unhappy with you", "this is the worst service",
  "I am really disappointed", "your staff were rude to me", "this is unacceptable",
  "I have a complaint", "I want to report one of your employees", "where can I complain", "I was treated badly",
})

flow("complain", {
  on = "complain",
  description = { zh = "投诉", en = "make a complaint" },
}, function()
  say({
    zh = "非常抱歉给您带来了不好的体验。",
    en = "I am very sorry that this happened to you.",
  })
  -- What people complain about sounds like other wishes: a late parcel, a return. Here it is only a complaint.
  local complaint = ask("complaint", { digress = false })
  note("complaint", { text = complaint })
  if confirm({
    zh = "需要我马上请投诉组的同事优先为您处理吗？",
    en = "Shall I get a colleague from the complaints team for you right away?",
  }) then
    return handoff("complaints", { note = complaint, priority = "high" })
  end
  say({
    zh = "好的，您的投诉已经记下，我们会认真改进。",
    en = "All right. Your complaint is on record, and we will work on it.",
  })
end)
