local function total() return 3 end
flow("f", { on = { event = "f" } }, function()
  say("That is {n}.", { n = total }) -- here
end)
