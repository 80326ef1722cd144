-- A suggestion: noted, with thanks.
slot("suggestion", {
  type = "text",
  title = { zh = "建议", en = "suggestion" },
  ask = { zh = "请说说您的建议。", en = "Please tell me your suggestion." },
})

intent("suggest", {
  "我有个建议", "我想提个建议", "建议：{suggestion}", "建议你们{suggestion}", "给你们提点意见", "提个意见", "我有个想法",
  "我想反馈一个建议", "怎么提建议", "你们有些地方可以改进", "有一条改进意见",
  "希望你们能{suggestion}", "要是能{suggestion}就好了",
  "I have a suggestion", "I would like to make a suggestion", "I suggest that you {suggestion}",
  "here is an idea for you", "I have an idea", "I want to give you some feedback",
  "you should {suggestion}", "it would be nice if you {suggestion}",
  "how do I make a suggestion", "something you could improve", "I have some feedback", "let me suggest something",
})

flow("suggest", {
  on = "suggest",
  description = { zh = "提建议", en = "make a suggestion" },
}, function()
  -- A suggestion may be about anything that the bot also does.
  local suggestion = ask("suggestion", { digress = false })
  note("suggestion", { text = suggestion })
  say({
    zh = "谢谢您的建议，已经记下并会转给相关同事。",
    en = "Thank you. Your suggestion is noted and will be passed on.",
  })
end)
