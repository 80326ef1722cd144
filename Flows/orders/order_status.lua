-- Where an order is.
intent("order_status", {
  "我的订单到哪了", "订单 {order_number} 到哪了", "帮我查一下物流", "我买的东西发货了吗", "快递到哪里了",
  "查询订单 {order_number} 的状态", "我的包裹怎么还没到", "我买的东西什么时候到", "查一下我的快递",
  "我下的单怎么还没动静", "物流信息查一下", "订单现在是什么状态", "货发了没有", "买了好几天了还没收到",
  "我的货到哪儿了", "包裹在哪里", "快递现在在什么地方", "我的东西寄出来了吗", "什么时候给我发货",
  "下单好几天了还没发货", "我的快递怎么还不来", "快递丢了吗", "跟踪一下我的包裹", "追踪物流", "查订单", "查快递",
  "单号 {order_number} 现在怎么样了", "我买的衣服走到哪了", "我前天下的单今天能到吗", "我的货怎么还没来",
  "东西还在路上吗", "我的订单发出了没有", "快递一直不动", "催一下发货", "帮我查查我的东西到哪了", "物流", "快递",
  "查物流", "我的快递", "包裹查询", "单号查询", "到哪了", "我的东西呢", "货呢", "怎么还没到", "还没收到货",
  "什么时候到", "快递员什么时候来", "今天能收到我的包裹吗", "我的货发了吗", "卖家发货了没", "显示已签收但我没收到",
  "快递停在一个地方不动了", "我网上买的东西一直没送来", "等了一个星期了还没到", "我的订单怎么样了",
  "查一下我买的东西", "东西发出来了吗", "我的耳机寄到哪儿了", "想知道我的包裹在哪", "能查到我的快递吗", "快递信息",
  "订单状态", "订单号 {order_number}，什么情况",
  "where is my order", "where is order {order_number}", "track my package", "has my order been shipped",
  "what is the status of order {order_number}", "my parcel has not arrived yet", "I am still waiting for my delivery",
  "can you check my order", "any news about my order", "when will my parcel come", "where are the things I bought",
  "I have not received my order", "look up my delivery", "is my order on its way", "where is my stuff",
  "where is my shipment now", "did you send my order yet", "has it left your warehouse", "track order {order_number}",
  "can you track {order_number}", "I want to track my shipment", "tell me the status of my order",
  "how is my order doing", "what happened to my order", "my order is late", "my package is lost",
  "when does my order arrive", "I ordered a week ago and nothing came", "has my purchase been dispatched",
  "where did my parcel go", "check on order {order_number}", "is my package close", "why is my order taking so long",
  "the courier never came with my parcel", "when can I expect my package", "please find my parcel", "shipment status",
  "order status", "still no sign of my parcel", "tracking", "track", "tracking info", "order tracking", "parcel",
  "where's my parcel", "where's my package", "wheres my order", "where is it", "my package", "any update on my order",
  "order update", "has it shipped", "is it shipped yet", "did it ship", "my stuff hasn't arrived",
  "my delivery hasn't come", "it still has not arrived", "I am waiting for my package since last week",
  "my package should have been here yesterday", "it says delivered but I got nothing",
  "the tracking has not moved for days", "I want to know where my order is", "could you find out where my package is",
  "my headphones have not come yet", "is my keyboard on the way", "when are my things coming",
  "how much longer until my parcel is here", "is my parcel coming today", "where did my things end up",
  "I bought something and it has not come",
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
