flow("order", { on = { event = "order" } }, function()
  local what = choose("Which?", { { title = "Pen", vaule = "pen" }, { title = { zh = "墨水", en = "Ink" } }, "Paper" }) -- here
  say("{what}", { what = what })
end)
