settings({ locale = "en" })
slot("island", { title = "island", ask = "Which island?" })
flow("f", { on = { event = "f" } }, function()
  for _, item in { "a", ask("island") } do -- here
    say("{item}", { item = item })
  end
end)
