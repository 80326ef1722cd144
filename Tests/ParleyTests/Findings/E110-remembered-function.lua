settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  local island = ask("island")
  remember("f", function() return island end) -- here
end)
