messages("english", { hello = "Hello." }) -- here
flow("f", { on = { event = "f" } }, function() say(texts.hello) end)
