flow("go", { on = "parley.greeting" }, function()
  handoff("desk", no loan")
end)
