-- A team that settings() does not have.
settings({ teams = { returns = { title = "returns" }, default = { title = "service" } } })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  handoff("return") -- here
end)
