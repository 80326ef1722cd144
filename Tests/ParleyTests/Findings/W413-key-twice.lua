-- The second wording was meant to be Chinese.
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  say({
    en = "Noted.",
    en = "记下了。", -- here
  })
end)
