-- Hello and goodbye, and the words of our customers for what the engine knows itself.
intent("parley.bye", {
  "没有别的问题了", "没有其他事了", "好了，再见", "就这样吧，谢谢", "没什么要问的了",
  "that is all, bye", "that is all, thank you", "that is everything, goodbye", "I have no other questions", "no more questions, bye", "thanks for your help, bye",
  "ok, bye", "have a good one", "nothing more, thanks", "I am all set", "thanks, that was all",
})
intent("parley.person", {
  "我要转人工", "帮我转人工", "找个真人跟我说", "让客服联系我",
  "can I talk to somebody from your team", "can somebody from support help me", "I would rather talk to a person", "let me speak with your staff",
})

flow("greeting", { on = "parley.greeting" }, function()
  say({
    text = {
      zh = "您好，我是小帕。退货、查订单、课程进度和常见问题，我都可以帮您。",
      en = "Hello, I am Xiaopa. I can help with returns, orders, your course, and common questions.",
    },
    buttons = {
      { title = { zh = "我想退货", en = "I want to return my order" } },
      { title = { zh = "我的订单到哪了", en = "Where is my order" } },
      { title = { zh = "课程进度", en = "Course progress" } },
    },
  })
end)

flow("goodbye", { on = "parley.bye" }, function()
  say({ zh = "感谢您的咨询，再见。", en = "Thank you for getting in touch. Goodbye." })
  switch("satisfaction")
end)
