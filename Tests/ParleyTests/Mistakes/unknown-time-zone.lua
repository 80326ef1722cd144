settings({
  locale = "zh",
  time_zone = "Asia/Shangai",
})
flow("f", function() end)
