slot("book", { type: "text", ask = "Which book?" })
intent("lend", {
  "I want to borrow a book",
  "lend me a book",
})
flow("lend", { on = "lend" }, function()
  local book = ask("book")
  if book == "none" then
    say("All right.")
  else
    say("It is {book}.", { book = book })
  end
end)
