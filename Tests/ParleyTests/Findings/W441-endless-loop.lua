-- Nothing changes what the condition reads.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local count = 1
  while count < 3 do -- here
    say("Again.")
  end
end)
