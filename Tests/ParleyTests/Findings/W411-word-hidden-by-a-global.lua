-- A function that is no local takes a word's place.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
function say(text) -- here
  return text
end
flow("order", { on = "order" }, function() say("All right.") end)
