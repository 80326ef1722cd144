-- A suggestion: noted, with thanks.
slot("suggestion", {
  type = "text",
  title = { zh = "建议", en = "suggestion" },
  ask = { zh = "请说说您的建议。", en = "Please tell me your suggestion." },
})

intent("suggest", {
  "我有个建议", "我想提个建议", "建议：{suggestion}", "建议你们{suggestion}", "给你们提点意见", "提个意见",
  "我有个想法", "我想反馈一个建议", "怎么提建议", "你们有些地方可以改进", "有一条改进意见", "希望你们能{suggestion}",
  "要是能{suggestion}就好了", "我有一个建议", "想给你们提个建议", "我来提条建议", "有个小建议",
  "我建议你们{suggestion}", "你们应该{suggestion}", "我有些想法想反馈", "我想给你们出个主意", "对你们的网站有个建议",
  "在哪里提意见", "建议", "提建议", "反馈", "意见反馈", "给点建议", "我有话想对你们说，是个建议",
  "给你们一条改进建议", "有个点子",
  "I have a suggestion", "I would like to make a suggestion", "I suggest that you {suggestion}",
  "here is an idea for you", "I have an idea", "I want to give you some feedback", "you should {suggestion}",
  "it would be nice if you {suggestion}", "how do I make a suggestion", "something you could improve",
  "I have some feedback", "let me suggest something", "I have a suggestion for you",
  "I would like to suggest something", "I want to propose something", "I have a proposal", "may I make a suggestion",
  "I have some ideas for your shop", "I would like to leave feedback", "I want to recommend something to improve",
  "I thought of an improvement", "here is a suggestion", "a suggestion for your website", "suggestion", "feedback",
  "I've got an idea", "I've got a suggestion", "I have got feedback for you", "just some feedback", "a tip for you",
  "I want to share an idea with you",
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
