slot("order_number", { ask = "Which order?" })

flow("f", { on = "go" }, function()
  local number = ask("order_nmber")
end)
intent("go", { "go" })
