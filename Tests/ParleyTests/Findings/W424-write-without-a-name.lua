-- Who cancels is told of "reserve".
slot("item", { title = { zh = "东西", en = "item" }, ask = { zh = "哪一个？", en = "Which item?" } })
messages("en", { ["parley.done.shop.reserve"] = "reservation of {item}" })
intent("order", { "I want to order something", "buy a pen", "我要买东西", "买一支笔", "订一个", "order a pencil for me", "get me one", "我想订购", "can I have some paper", "来一份" })
flow("order", { on = "order" }, function()
  local item = ask("item")
  if not confirm({ zh = "订{item}？", en = "Reserve {item}?" }, { item = item }) then return end
  call("shop.reserve", { item = item }) -- here
end)
