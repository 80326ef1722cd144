-- A built-in text whose name is misspelt.
messages("en", {
  ["parley.resum"] = "Back to it:", -- here
})
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function() say("Noted.") end)
