slot("remark", { type = "text", ask = "Any remark?" })
flow("order", { on = { event = "order" } }, function()
  local remark = ask("remark")
  local kind = remark:sub(1, 2)
  local start = string.sub(remark, 1, 10) -- here
  if kind == "A:" then remark = remark:sub(3) end
  say("{start} ...", { start = start })
end)
