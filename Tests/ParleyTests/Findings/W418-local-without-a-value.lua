settings({ locale = "en" })
slot("book", { type = "text", title = "book", ask = "Which book?" })
intent("lend", { "lend me a book", "I want to borrow something" })
flow("lend", { on = "lend", description = "lend a book" }, function()
  local book ask("book") -- here
  say("It is {book}.", { book = book })
end)
