-- A shop that the tests of the whole program talk to: its actions are served over the same lines.
settings({ name = "Shop", locale = "en", time_zone = "UTC" })

slot("size", { type = "integer", ask = "Which size?" })

intent("order", { "order a shirt", "I want a shirt" })
intent("greet", { "hello", "good morning" })
intent("attack", { "count for ever", "never stop counting" })

flow("greet", { on = "greet" }, function()
  say("Hello.")
end)

flow("order", { on = "order" }, function()
  local size = ask("size")
  if not confirm("Order size {size}?", { size = size }) then return say("Nothing was ordered.") end
  local taken = call("shop.order", { size = size })
  say("Order {number} of size {size}.", { number = taken.number, size = size })
end)

-- What a designer's mistake or somebody's message may lead to: it ends with the turn's budget.
flow("attack", { on = "attack" }, function()
  while true do
    pcall(function()
      while true do end
    end)
  end
end)
