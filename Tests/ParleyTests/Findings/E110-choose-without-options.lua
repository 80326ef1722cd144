settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  say("{island} {x}", { island = ask("island"), x = choose("Fast or slow?") }) -- here
end)
