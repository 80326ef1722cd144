-- Every message is a code.
slot("number", {
  pattern = [[.+]], -- here
  ask = "Which number?",
})
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() ask("number") end)
