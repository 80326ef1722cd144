-- A question that is not asked yet: tells what can be answered.
intent("consult", {
  "我想咨询一下", "我要咨询", "我有个问题想问", "想了解一下", "可以问你个问题吗", "我想问件事", "有事想请教", "打听一下", "有些疑问想问", "我有几个问题",
  "I have a question", "I would like some information", "can I ask you something", "I have some questions",
  "I need some information", "I need some advice", "could you answer a question", "I would like to ask something",
  "I have a query",
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
