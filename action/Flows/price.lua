-- Tells what things cost: asks for one, and looks its price up with the action prices.find.
slot("item", {
  type = "choice",
  title = { zh = "商品", en = "item" },
  ask = { zh = "请问是哪一件？", en = "Which one?" },
  choices = {
    { value = "cup", title = { zh = "杯子", en = "cup" } },
    { value = "plate", title = { zh = "盘子", en = "plate" } },
    { value = "teapot", title = { zh = "茶壶", en = "teapot" } },
  },
})

intent("price", {
  "多少钱", "{item}多少钱", "请问{item}怎么卖", "我想问一下价格", "{item}贵不贵",
  "how much is it", "what does a {item} cost", "tell me the price of the {item}", "is the {item} expensive",
  "I would like to know a price",
})

flow("price", {
  on = "price",
  description = { zh = "查询价格", en = "tell a price" },
}, function()
  local item = ask("item")
  local found = call("prices.find", { item = item })
  if not found then
    return say({ zh = "{item}暂时没有货。", en = "We have no {item} at the moment." }, { item = item })
  end
  say({ zh = "{item}的价格是 {price} 元。", en = "A {item} costs {price}." }, { item = item, price = found.price })
end)
