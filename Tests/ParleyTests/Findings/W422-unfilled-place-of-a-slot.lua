-- A question names a slot that is not there.
slot("colour", {
  type = "text",
  ask = "Which colour shall the {thing} have?", -- here
})
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() ask("colour") end)
