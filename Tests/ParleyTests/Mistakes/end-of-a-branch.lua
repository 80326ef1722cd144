slot("item", { type = "text", ask = "What?" })
flow("f", function()
  local item = ask("item")
  if item == "cup" then
    say("A cup.")

  for i = 1, 3 do
    while item == "x" do say("x") end
    say("{i}", { i = i })
  end
end)

flow("g", function()
  say("g")
end)
