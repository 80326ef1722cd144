slot("size", { type = "choice", choices = { "S", "M" }, title = "size", ask = "Which size?" })
flow("f", { on = { event = "f" } }, function()
  say("{s}", { s = ask(size) }) -- here
end)
