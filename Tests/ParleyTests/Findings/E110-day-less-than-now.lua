slot("size", { type = "choice", choices = { "S", "M" }, title = "size", ask = "Which size?" })
slot("n", { type = "integer", title = "number", ask = "How many?" })
slot("day", { type = "date", title = "day", ask = "Which day?" })
flow("f", { on = { event = "f" } }, function()
  local size, n, day = ask("size"), ask("n"), ask("day")
  if day < now() then say("Hm.") end -- here
  say("{size} {n} {day}", { size = size, n = n, day = day })
end)
