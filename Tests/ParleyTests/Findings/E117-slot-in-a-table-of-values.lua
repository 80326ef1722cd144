slot("size", { type = "choice", choices = { "S", "M" }, title = "size", ask = "Which size?" })
flow("f", { on = { event = "f" } }, function()
  ask("size")
  say("{s}", { s = size }) -- here
end)
