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
  "气死我了，我要投诉", "我要举报", "服务太烂了", "你们太不像话了", "太让人失望了", "态度真差", "我要反映你们的问题",
  "有件事我很不满，要投诉", "客服太差劲了，我要举报", "我怎么投诉", "我想投诉", "我要投诉一个员工", "你们的客服骂人",
  "服务员很没礼貌", "再也不来买了，太差了", "我非常生气，我要投诉", "对你们的服务不满意", "这是什么态度",
  "你们欺骗消费者", "投诉", "要求你们给个说法", "你们太不负责任了", "购物体验很糟糕", "去哪里投诉", "我很不满意",
  "差评", "态度恶劣", "我很生气，你们必须给个解释", "你们服务真烂", "我要找领导投诉", "太离谱了，我要投诉",
  "我要维权", "没有人管我的问题，太差了", "你们这样做生意太过分", "等了半天没人理，什么服务", "骗人的店",
  "我对客服不满意", "这次的服务让我很生气", "快递员态度不好，我要投诉", "你们店太坑人",
  "I want to complain", "I want to make a complaint", "I want to complain about {complaint}",
  "your service is terrible", "I am very unhappy with you", "this is the worst service", "I am really disappointed",
  "your staff were rude to me", "this is unacceptable", "I have a complaint",
  "I want to report one of your employees", "where can I complain", "I was treated badly",
  "I would like to complain about your staff", "I need to file a complaint", "I am filing a complaint", "complaint",
  "I am angry about the way I was treated", "your people are so rude", "very bad service",
  "I am not satisfied with your service", "the worst shop I have ever bought from", "how do I file a complaint",
  "what a terrible experience", "your customer service is awful", "I have never been treated so badly",
  "the delivery man was rude, I want to complain", "I am sick of your bad service", "complaint about a driver",
  "I have a serious complaint", "I'm complaining about your service", "I demand an apology", "terrible service",
  "awful experience", "your support is useless", "nobody helps me, this is terrible", "you cheated me",
  "I feel cheated by your shop", "I am furious about how you handled this", "I'm very dissatisfied",
  "you treat customers badly", "one of your employees was unfriendly", "the man who delivered was rude to me",
  "I am extremely disappointed in your company", "I will tell everybody how bad you are",
  "I want to speak up about bad treatment", "I'd like to register a complaint",
  "I'm not happy at all with how I was treated",
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
