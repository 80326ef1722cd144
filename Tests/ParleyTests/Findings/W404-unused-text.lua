-- A named text that nothing says.
messages("en", {
  noted = "Noted.",
  sorry = "I am sorry.", -- here
})
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() say(texts.noted) end)
