slot("size", {
  type = "choice",
  ask = "Which choises are there?",
  choises = { "S", "M" },
})
slot("other", { ask = "And the choises?" })
