-- What one has is the same behind a verb.
intent("order", { "I want to order something", "取消我的订单" })
intent("stop", { "give it up", "请帮我取消订单" }) -- here
flow("order", { on = "order" }, function() say("Noted.") end)
flow("stop", { on = "stop" }, function() say("Stopped.") end)
