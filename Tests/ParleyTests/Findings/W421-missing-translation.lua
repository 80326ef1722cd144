-- One of several texts lacks its English wording.
slot("colour", { type = "text", ask = { zh = "什么颜色？", en = "Which colour?" } })
intent("order", { "I want to order something", "buy a pen", "get me one of those" })
flow("order", { on = "order" }, function()
  ask("colour")
  say({ zh = "记下了。" }) -- here
  say({ zh = "再见。", en = "Goodbye." })
end)
