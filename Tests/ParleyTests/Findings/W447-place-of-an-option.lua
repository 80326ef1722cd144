flow("f", { on = { event = "f" } }, function()
  local what = choose("What?", { "Cake", "Bread" })
  if what == 1 then say("Cake!") end -- here
end)
