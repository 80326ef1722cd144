settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  local now = now()
  say("{island} {h}", { island = ask("island"), h = now.hour }) -- here
end)
