-- Everything else is said in two languages.
slot("item", { title = { zh = "东西", en = "item" }, ask = "Which item?" }) -- here
intent("order", { "I want to order something", "buy a pen", "我要买东西", "买一支笔", "订一个", "order a pencil for me", "get me one", "我想订购", "can I have some paper", "来一份" })
flow("order", { on = "order" }, function()
  local item = ask("item")
  say({ zh = "您要的是{item}。", en = "You want {item}." }, { item = item })
end)
