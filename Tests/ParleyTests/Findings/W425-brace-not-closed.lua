settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  say("To {island: today.", { island = ask("island") }) -- here
end)
