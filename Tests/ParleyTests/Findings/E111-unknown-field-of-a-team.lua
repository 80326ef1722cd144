-- A team has no such field.
settings({ teams = {
  desk = { titel = "the front desk" }, -- here
} })
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() handoff("desk") end)
