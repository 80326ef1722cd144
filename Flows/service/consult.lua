-- A question that is not asked yet: tells what can be answered.
intent("consult", {
  "我想咨询一下", "我要咨询", "我有个问题想问", "想了解一下", "可以问你个问题吗", "我想问件事", "有事想请教", "打听一下", "有些疑问想问", "我有几个问题",
  "I have a question", "I would like some information", "can I ask you something", "I have some questions",
  "I need some information", "I need some advice", "could you answer a question", "I would like to ask something",
  "I have a query",
  "想咨询个问题", "有个问题请教一下", "我有事要问", "可以咨询一下吗", "能回答我一个问题吗", "想问点事情",
  "我有点疑问", "能不能问个事", "请教个问题", "有问题要问你", "我要问问题", "I have a quick question for you",
  "I want to ask a question", "I'd like to ask you something", "can I get some information", "may I ask something",
  "I wanted to ask about something", "I need an answer to a question", "I'd like some advice",
  "there is something I would like to know", "got a minute for a question", "could you help me with a question",
  "I would like to inquire about something",
  "咨询", "咨询一下", "问个问题", "问一下", "有问题", "有个事想问", "想问一下事情", "能问一下吗", "方便问个问题吗",
  "我想了解点东西", "我想了解点情况", "question", "I've a question", "a question please", "ask a question",
  "I need to ask you something", "can you answer something for me", "some information please",
  "I'd like to know something", "I would like to get some information", "can I ask a question",
  "are you able to answer my question", "let me ask you something",
})

flow("consult", {
  on = "consult",
  description = { zh = "咨询", en = "ask a question" },
}, function()
  say({
    text = {
      zh = "好的，请直接告诉我您想了解什么，例如：",
      en = "Of course. Just tell me what you would like to know, for example:",
    },
    buttons = {
      { title = { zh = "多久能送到？", en = "How long does delivery take?" } },
      { title = { zh = "如何退换货？", en = "How do returns and exchanges work?" } },
      { title = { zh = "怎么开发票？", en = "How do I get an invoice?" } },
    },
  })
end)
