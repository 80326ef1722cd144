-- Where a text is said no language need stand beside it.
settings({ locale = "fr" })
flow("f", { on = { event = "f" } }, function()
  say({ jp = "はい。", fr = "Oui." }) -- here
end)
