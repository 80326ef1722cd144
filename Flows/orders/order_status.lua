-- Where an order is.
intent("order_status", {
  "我的订单到哪了", "订单 {order_number} 到哪了", "帮我查一下物流", "我买的东西发货了吗", "快递到哪里了",
  "查询订单 {order_number} 的状态", "我的包裹怎么还没到", "我买的东西什么时候到", "查一下我的快递", "我下的单怎么还没动静",
  "物流信息查一下", "订单现在是什么状态", "货发了没有", "买了好几天了还没收到",
  "where is my order", "where is order {order_number}", "track my package", "has my order been shipped",
  "what is the status of order {order_number}", "my parcel has not arrived yet", "I am still waiting for my delivery",
  "can you check my order", "any news about my order", "when will my parcel come",
  "where are the things I bought", "I have not received my order", "look up my delivery", "is my order on its way",
})

local STATUS = {
  processing = {
    zh = "订单 {number}（{item}）正在处理，还没有发货。",
    en = "Order {number} ({item}) is being prepared and has not been shipped yet.",
  },
  shipped = {
    zh = "订单 {number}（{item}）已经发货，正在路上。",
    en = "Order {number} ({item}) has been shipped and is on its way.",
  },
  delivered = {
    zh = "订单 {number}（{item}）已经签收。",
    en = "Order {number} ({item}) has been delivered.",
  },
}

flow("order_status", {
  on = "order_status",
  description = { zh = "查询订单", en = "find out where an order is" },
}, function()
  local order = run("own_order", { number = ask("order_number") })
  if not order then return end

  say(STATUS[order.status], { number = order.number, item = order.item })
  switch("satisfaction")
end)
