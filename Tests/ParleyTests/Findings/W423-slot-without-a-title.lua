-- A Chinese speaker would be told that "return reason" is changed.
slot("return_reason", { ask = { zh = "为什么？", en = "Why?" } }) -- here
slot("colour", { title = { zh = "颜色", en = "colour" }, ask = { zh = "什么颜色？", en = "Which colour?" } })
flow("welcome", { on = { event = "session_start" } }, function()
  ask("return_reason")
  ask("colour")
end)
