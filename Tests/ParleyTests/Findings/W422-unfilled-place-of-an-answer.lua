-- No slot fills the place of an answer.
slot("city", { ask = "Which city?" })
answer({ "Where are you?" }, {
  text = "In the middle of {ctiy}.", -- here
})
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() ask("city") end)
