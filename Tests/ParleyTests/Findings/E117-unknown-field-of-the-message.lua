flow("order", { on = { event = "order" } }, function()
  say("You said {text}.", { text = message.txt }) -- here
end)
