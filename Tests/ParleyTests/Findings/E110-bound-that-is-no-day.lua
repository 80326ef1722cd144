-- A bound of a day that is misspelt.
slot("when", {
  type = "date", ask = "When?",
  min = "todya", -- here
})
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() ask("when") end)
