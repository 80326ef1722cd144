settings({
  locale = "english",
  time_zone = "Asia/Shangai",
})

flow("hello", { on = { event = "hello" } }, function() say("Hello.") end)
