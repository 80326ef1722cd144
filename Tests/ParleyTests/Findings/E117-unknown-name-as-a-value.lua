-- A misspelt local is handed on as nothing.
slot("service", { ask = "Which one?" })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local service = ask("service")
  if not confirm("{service}?", { service = service }) then return end
  call("shop.order", { service = servce }) -- here
end)
