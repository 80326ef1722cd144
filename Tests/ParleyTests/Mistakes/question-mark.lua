slot("book", { type = "text", ask = "Which book?" })
intent("lend", {
  "I want to borrow a book",
  "lend me a book",
})
flow("lend", { on = "lend" }, function()
  local book = ask("book")
  if book == "none" then
    say(book ? "a" : "b")
  else
    say("It is {book}.", { book = book })
  end
end)
