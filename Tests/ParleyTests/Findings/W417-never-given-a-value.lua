-- The local outside of the branches never gets a value.
slot("gift", { type = "yes_no", ask = "Is it a gift?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local price
  if ask("gift") then
    local price = call("shop.find", { gift = true }).price -- here
    note("price", { price = price })
  end
  say("That is {price}.", { price = price })
end)
