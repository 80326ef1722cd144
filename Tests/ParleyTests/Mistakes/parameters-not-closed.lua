flow("a", { on = { event = "a" } }, function()
  local function greet(
  end
end)
