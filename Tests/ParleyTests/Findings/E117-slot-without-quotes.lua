settings({ locale = "en" })
slot("book", { type = "text", title = "book", ask = "Which book?" })
intent("lend", { "lend me a book", "I want to borrow something" })
flow("lend", { on = "lend", description = "lend a book" }, function()
  local title = ask(book) -- here
  say("It is {title}.", { title = title })
  ask("book")
end)
