-- The answer is given to another local, which ends with its block.
slot("item", { type = "text", ask = "What?" })
slot("gift", { type = "yes_no", ask = "Is it a gift?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local name = "nobody"
  if ask("gift") then
    local name = recall("name") -- here
  end
  say("{item} for {name}.", { item = ask("item"), name = name })
end)
