-- Characters are counted as bytes.
slot("remark", { type = "text", ask = "Any remark?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local remark = ask("remark")
  if #remark > 200 then say("That is long.") end -- here
end)
