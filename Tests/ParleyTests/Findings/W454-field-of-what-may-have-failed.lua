slot("size", { type = "choice", choices = { "S", "M" }, title = "size", ask = "Which size?" })
flow("f", { on = { event = "f" } }, function()
  local size = ask("size")
  local pen, problem = try_call("shop.find", { size = size })
  say("{name}", { name = pen.name }) -- here
  say("{size}", { size = size })
end)
