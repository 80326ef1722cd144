settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  say("To {island}.", { island = ask("island") })
  run("f") -- here
end)
