slot("colour", {
  ask = "Which colour?"
  type = "text",
})
