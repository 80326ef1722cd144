local names = { [true] = "free", [false] = "lent" }
flow("f", { on = { event = "f" } }, function()
  local own = { [true] = "yes", [false] = "no" }
  local isLong = message.text == "long"
  say("{a} {b} {c}", { a = names[message.text == "x"], b = own[message.text == "x"], c = names[isLong] }) -- here
end)
