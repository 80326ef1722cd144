slot("n", { type = "integer", ask = "How many?" })
flow("go", { on = { event = "go" } }, function()
  local n = ask("n")
  if n == 2 then
    say("Two.")
  else:
    say("More.")
  end
  say("{n}", { n = n })
end)
