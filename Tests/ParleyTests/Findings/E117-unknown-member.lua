settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  local list = { ask("island") }
  say(table.conct(list, ", ")) -- here
end)
