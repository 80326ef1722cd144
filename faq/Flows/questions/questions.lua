-- Answers common questions from the files beside this one; what is in neither of them goes to a person.
answers("faq.en.md")
answers("faq.zh.md")

flow("greeting", { on = "parley.greeting" }, function()
  say({
    zh = "您好！请问我送货、支付或营业时间的问题。",
    en = "Hello! Ask me about delivery, payment or opening hours.",
  })
end)
