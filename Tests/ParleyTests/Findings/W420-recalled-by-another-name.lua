slot("size", { type = "choice", choices = { "S", "M" }, title = "size", ask = "Which size?" })
flow("f", { on = { event = "f" } }, function()
  local size = ask("size")
  remember("favourite", size)
  local last = recall("favorite") -- here
  note("last", { size = last })
  say("{size}", { size = size })
end)
