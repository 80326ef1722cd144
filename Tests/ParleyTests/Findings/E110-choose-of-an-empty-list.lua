slot("bike", { title = "bike", ask = "Which bike?" })
slot("trouble", { title = "trouble", ask = "What is wrong?" })
settings({ locale = "en", teams = { default = { title = "service" } } })
flow("repair", { on = { event = "repair" } }, function()
  ask({ "bike", "trouble" }, { ask = "What is it?" })
  local when = choose("When?", {}) -- here
  say("{when}", { when = when })
  say("{bike}: {trouble}")
end)
