slot("plate", {
  type = "code",
  pattern = [[%u%u[%d-]+%.?]], -- here
  ask = "Which number plate?",
})
flow("f", { on = { event = "f" } }, function() say("{plate}", { plate = ask("plate") }) end)
