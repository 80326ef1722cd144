flow("order", { on = { event = "order" } }, function()
  local list = nlp.tokenz(message.text) -- here
  say("{n} words.", { n = #list })
end)
