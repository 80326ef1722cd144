settings({ locale = "en" })
messages("en", { hello = "Hello." })
messages("cn", { hello = "你好。" }) -- here
flow("f", { on = { event = "f" } }, function() say(texts.hello) end)
