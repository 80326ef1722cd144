-- The answer is kept under the name of a word, and then called.
slot("remark", { type = "text", ask = "Any remark?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local note = ask("remark")
  note("done") -- here
end)
