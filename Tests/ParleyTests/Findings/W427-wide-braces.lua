slot("size", { type = "choice", choices = { "S", "M" }, title = "size", ask = "Which size?" })
flow("f", { on = { event = "f" } }, function()
  local size = ask("size")
  say("尺码｛size｝", { size = size }) -- here
  say("{size}", { size = size })
end)
