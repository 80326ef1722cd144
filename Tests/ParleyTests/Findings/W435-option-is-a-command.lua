-- An option takes the word for giving up.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  choose("What now?", {
    "Order again",
    "Cancel", -- here
  })
end)
