settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  ask("island")
  slots.island = "Ios" -- here
  say("{island}")
end)
