-- Who skips gets a size that there is not.
slot("size", {
  choices = { "S", "M", "L" }, ask = "Which size?",
  default = "m", -- here
})
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() ask("size") end)
