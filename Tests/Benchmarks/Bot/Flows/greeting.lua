-- Turn 1 of the measured conversation.
intent("greet", { "hello", "hi", "good morning", "你好", "您好", "早上好" })

flow("greet", { on = "greet" }, function()
  say({ zh = "您好，有什么可以帮您？", en = "Hello, how can I help you?" })
end)
