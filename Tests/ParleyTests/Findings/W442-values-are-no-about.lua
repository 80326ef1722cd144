-- What fills the question is no other question.
slot("size", { type = "text", ask = "Size?" })
flow("order", { on = { event = "order" } }, function()
  for round = 1, 2 do
    local size = ask("size", { ask = "Size of {n}?", values = { n = round } }) -- here
    say("{size}", { size = size })
  end
end)
