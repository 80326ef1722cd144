-- nil in the middle of a list.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local sizes = {
    "S",
    nil, -- here
    "L",
  }
  choose("Which size?", sizes)
end)
