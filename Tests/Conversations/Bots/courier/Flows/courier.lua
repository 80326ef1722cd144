-- A courier: texts beside days and hours, a sub-flow, orders that cannot be taken back.
settings({ name = "Courier", locale = "zh", currency = "CNY", time_zone = "UTC" })
slot("item", { type = "text", title = { en = "contents", zh = "物品" }, ask = { en = "What is in it?", zh = "寄什么东西？" } })
slot("weight", { type = "number", title = { en = "weight", zh = "重量" }, ask = { en = "How many kilos?", zh = "大概几公斤？" } })
slot("size", { type = "choice", title = { en = "box", zh = "箱子" }, choices = {
  { title = { en = "small", zh = "小号" }, value = "S" }, { title = { en = "medium", zh = "中号" }, value = "M" }, { title = { en = "large", zh = "大号" }, value = "L" } }, ask = { en = "Which box?", zh = "用哪种箱子？" } })
slot("day", { type = "date", min = "today", title = { en = "day", zh = "日期" }, ask = { en = "Which day shall we come?", zh = "哪天上门？" } })
slot("hour", { type = "time", title = { en = "hour", zh = "时间" }, ask = { en = "At what time?", zh = "几点上门？" } })
slot("to", { type = "text", title = { en = "recipient", zh = "收件人" }, ask = { en = "Who is it for?", zh = "收件人是谁？" } })
slot("insured", { type = "yes_no", title = { en = "insurance", zh = "保价" }, ask = { en = "Shall it be insured?", zh = "要保价吗？" } })
slot("worth", { type = "money", title = { en = "value", zh = "价值" }, ask = { en = "What is it worth?", zh = "值多少钱？" } })
slot("parcel", { type = "code", pattern = [[SF\d{8}]], title = { en = "tracking number", zh = "运单号" }, ask = { en = "Which parcel?", zh = "运单号是多少？" } })
slot("why", { type = "text", title = { en = "reason", zh = "原因" }, ask = { en = "What happened?", zh = "怎么回事？" } })
intent("send", { "我要寄快递", "寄件", "叫快递上门", "寄个东西", "我想寄{item}", "send a parcel", "I want to send something", "pick up a parcel", "I want to send {item} to {to}" })
intent("track", { "我的快递到哪了", "查快递", "查一下{parcel}", "where is my parcel", "track {parcel}" })
intent("complain", { "快递丢了", "我要投诉快递", "东西坏了", "我要投诉", "my parcel is lost", "I want to complain about a parcel", "parcel {parcel} arrived broken" })
answer({ "多少钱", "怎么收费", "运费多少", "how much does it cost", "what are the rates" }, { en = "12 yuan for the first kilo.", zh = "首重 12 元。" })
answer({ "几天能到", "多久能到", "how long does it take" }, { en = "Two days.", zh = "两天。" })
flow("who", function() return ask("to") end)
flow("send", { on = "send", description = { zh = "寄快递", en = "send a parcel" } }, function()
  local i, w, s = ask("item"), ask("weight"), ask("size")
  local d, h = ask("day"), ask("hour")
  run("who")
  local worth
  if ask("insured") then worth = ask("worth") end
  if confirm({ zh = "{day} {hour} 上门取 {item}，{weight} 公斤，{size}，寄给 {to}，下单吗？", en = "{item}, {weight} kg, {size}, to {to}, picked up on {day} at {hour}. Order it?" },
    { item = i, weight = w, size = slots.size, day = d, hour = h, to = slots.to }) then
    local x = call("courier.order", { item = i, weight = w, size = s, day = d, hour = h, worth = worth })
    say({ zh = "已下单，{id}。", en = "Ordered: {id}." }, { id = x.id })
  else
    say({ zh = "没有下单。", en = "Nothing was ordered." })
  end
end)
flow("track", { on = "track", description = { zh = "查快递", en = "track a parcel" } }, function()
  local p = ask("parcel")
  say({ zh = "{parcel} 在路上。", en = "{parcel} is on its way." }, { parcel = p })
end)
flow("complain", { on = "complain", description = { zh = "投诉", en = "complain" } }, function()
  local p, y = ask("parcel"), ask("why")
  if confirm({ zh = "{parcel}：{why}。提交投诉吗？", en = "{parcel}: {why}. File the complaint?" }, { parcel = p, why = y }) then
    call("courier.complain", { parcel = p, why = y })
    say({ zh = "已提交。", en = "Filed." })
  end
end)
