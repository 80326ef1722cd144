slot("size", { type = "choice", choices = { "S", "M" }, title = "size", ask = "Which size?" })
flow("f", { on = { event = "f" } }, function()
  local size = ask("size")
  local list = {}
  list = table.insert(list, size) -- here
  note("list", { list = list })
  say("{size}", { size = size })
end)
