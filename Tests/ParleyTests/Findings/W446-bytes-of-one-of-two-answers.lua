-- The second of two answers is a text; a code has no other characters than its pattern's.
slot("number", { type = "code", pattern = [[\d{6}]], ask = "Which order?" })
slot("remark", { type = "text", ask = "Any remark?", check = function(value) return len(value) < 500 end })
flow("order", { on = { event = "order" } }, function()
  local number, remark = ask({ "number", "remark" }, { ask = "Order and remark?" })
  if remark == "none" then remark = "–" end
  if #remark == 0 or remark:sub(1, 4) == "none" then return end
  if #number < 6 then return end
  if remark:len() > 200 then say("That is long.") end -- here
end)
