settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  local island = ask("island")
  call("shop.find", island) -- here
end)
