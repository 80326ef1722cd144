-- A car rental: two days in one form, a yes or no after another, a booking that can be given up.
settings({ name = "Cars", locale = "en", currency = "EUR", time_zone = "UTC" })
slot("class", { type = "choice", title = { en = "car class", zh = "车型" }, choices = {
  { title = { en = "small", zh = "小型车" }, value = "S" }, { title = { en = "family", zh = "家庭车" }, value = "F" }, { title = { en = "van", zh = "面包车" }, value = "V" } },
  ask = { en = "Which class of car?", zh = "要什么车型？" } })
slot("pickup", { type = "date", min = "today", title = { en = "pick-up day", zh = "取车日期" }, ask = { en = "When do you pick it up?", zh = "哪天取车？" } })
slot("back", { type = "date", min = "today", title = { en = "return day", zh = "还车日期" }, ask = { en = "When do you bring it back?", zh = "哪天还车？" } })
slot("driver", { type = "text", title = { en = "driver", zh = "驾驶人" }, ask = { en = "Who drives?", zh = "驾驶人姓名？" } })
slot("age", { type = "integer", min = 18, max = 99, title = { en = "age", zh = "年龄" }, ask = { en = "How old is the driver?", zh = "驾驶人多大年纪？" } })
slot("seat", { type = "yes_no", title = { en = "child seat", zh = "儿童座椅" }, ask = { en = "Do you need a child seat?", zh = "需要儿童座椅吗？" } })
slot("limit", { type = "money", title = { en = "price a day", zh = "每天价格" }, ask = { en = "What may it cost a day?", zh = "每天最多多少钱？" } })
slot("booking", { type = "code", pattern = [[R\d{5}]], title = { en = "booking number", zh = "订单号" }, ask = { en = "Which booking?", zh = "订单号是多少？" } })
slot("damage", { type = "text", title = { en = "damage", zh = "损坏情况" }, ask = { en = "What is damaged?", zh = "哪里坏了？" } })
messages("en", { ["parley.done.cars.book"] = "booking {id}" })
messages("zh", { ["parley.done.cars.book"] = "预订 {id}" })
intent("rent", { "I want to rent a car", "rent a car", "I need a {class} car", "a {class} from {pickup} to {back}", "can I get a {class} on {pickup}", "租车", "我想租车", "我要租一辆{class}", "{pickup}租{class}" })
intent("damaged", { "I want to report damage", "the car is damaged", "report a scratch", "I had an accident", "车坏了", "我要报损", "车被刮了", "报告事故" })
intent("extend", { "extend my booking", "I want to keep the car longer", "extend booking {booking}", "续租", "我想续租", "订单{booking}续租" })
answer({ "do I need a credit card", "can I pay cash", "需要信用卡吗", "可以付现金吗" }, { en = "A credit card is needed.", zh = "需要信用卡。" })
answer({ "is insurance included", "what does the insurance cover", "包含保险吗" }, { en = "Insurance is included.", zh = "包含保险。" })
flow("rent", { on = "rent", description = { en = "rent a car", zh = "租车" } }, function()
  local c, p, b = ask("class"), ask("pickup"), ask("back")
  local d, a, s, l = ask("driver"), ask("age"), ask("seat"), ask("limit")
  if not confirm({ en = "{class} from {pickup} to {back} for {driver} ({age}), up to {limit} a day. Book it?", zh = "{class}，{pickup} 到 {back}，{driver}（{age} 岁），每天最多 {limit} 元，预订吗？" },
    { class = slots.class, pickup = p, back = b, driver = d, age = a, limit = l }) then return end
  local x = call("cars.book", { class = c, pickup = p, back = b, driver = d, age = a, seat = s, limit = l })
  say({ en = "Booked: {id}.", zh = "已预订：{id}。" }, { id = x.id })
end)
flow("damaged", { on = "damaged", description = { en = "report damage", zh = "报损" } }, function()
  local b, d = ask("booking"), ask("damage")
  if confirm({ en = "{damage} on booking {booking}: shall I report it?", zh = "订单 {booking}：{damage}，上报吗？" }, { damage = d, booking = b }) then
    call("cars.report", { booking = b, damage = d })
    say({ en = "Reported.", zh = "已上报。" })
  end
end)
flow("extend", { on = "extend", description = { en = "extend a booking", zh = "续租" } }, function()
  local b, d = ask("booking"), ask("back")
  if confirm({ en = "Booking {booking} until {back}?", zh = "订单 {booking} 续到 {back}，确认吗？" }, { booking = b, back = d }) then
    call("cars.extend", { booking = b, back = d })
    say({ en = "Extended.", zh = "已续租。" })
  end
end)
