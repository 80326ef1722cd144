messages("en", { greeting = "Hello!" })
flow("f", function()
  say(texts.greting)
end)
