slot("remark", {
  type = "text", ask = "Any remark?",
  check = function(value) return #value <= 200, "That is long." end, -- here
})
flow("order", { on = { event = "order" } }, function() say("{remark}", { remark = ask("remark") }) end)
