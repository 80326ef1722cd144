-- What is asked behind a loop is asked of nothing in it.
flow("order", { on = { event = "order" } }, function()
  for _, item in ipairs({ "pen", "ink" }) do
    call("shop.order", { item = item }) -- here
  end
  if not confirm("Was {n} right?", { n = 2 }) then return end
  say("Good.")
end)
