-- A built-in intent whose name is misspelt.
flow("hello", {
  on = "parley.greting", -- here
}, function() say("Hello.") end)
