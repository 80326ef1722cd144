-- A hotel: rooms with seven answers, a cancellation that asks for two things at once, and parcels.
settings({ name = "Hotel", locale = "en", currency = "CNY" })
slot("arrival", { type = "date", min = "today", title = { zh = "入住日期", en = "arrival date" },
  ask = { zh = "哪天入住？", en = "When do you arrive?" } })
slot("nights", { type = "integer", min = 1, max = 30, title = { zh = "晚数", en = "number of nights" },
  ask = { zh = "住几晚？", en = "How many nights?" } })
slot("people", { type = "integer", min = 1, max = 6, title = { zh = "人数", en = "number of people" },
  ask = { zh = "几位入住？", en = "For how many people?" }, invalid = { zh = "最多 6 位。", en = "One to six people." } })
slot("budget", { type = "money", title = { zh = "预算", en = "budget" },
  ask = { zh = "每晚预算多少？", en = "What is your budget per night?" } })
slot("bed", { type = "choice", title = { zh = "床型", en = "bed" },
  choices = { { title = { zh = "大床", en = "double bed" }, value = "double" }, { title = { zh = "双床", en = "twin beds" }, value = "twin" }, { title = { zh = "三人间", en = "three beds" }, value = "triple" } },
  ask = { zh = "要什么床型？", en = "Which beds would you like?" } })
slot("guest", { type = "text", title = { zh = "姓名", en = "name" }, ask = { zh = "入住人姓名？", en = "Under which name?" } })
slot("phone", { type = "phone", title = { zh = "手机号", en = "phone number" }, private = true,
  ask = { zh = "手机号是多少？", en = "What is your phone number?" },
  invalid = { zh = "这不像手机号。", en = "That is no phone number." },
  help = { zh = "到店前一天会发短信提醒。", en = "We send a reminder the day before." } })
slot("reason", { type = "text", title = { zh = "原因", en = "reason" }, ask = { zh = "取消的原因是什么？", en = "Why do you cancel?" } })
slot("booking", { type = "code", pattern = [[B\d{4}]], title = { zh = "预订号", en = "booking number" },
  ask = { zh = "预订号是多少？", en = "What is the booking number?" }, invalid = { zh = "预订号是 B 加四位数字。", en = "A booking number is a B and four digits." },
  help = { zh = "预订号在确认邮件里。", en = "It is in the e-mail." } })
intent("book_room", { "我要订房", "订个房间", "预订酒店", "想订{arrival}的房间", "I want to book a room", "book a room for {arrival}", "reserve a hotel room", "I need a room" })
intent("cancel_booking", { "取消我的预订", "我要退订", "把预订 {booking} 退了", "cancel my booking", "I want to cancel booking {booking}", "cancel the reservation" })
intent("find_parcel", { "我的包裹到了吗", "查包裹", "where is my parcel", "track my parcel", "has my package arrived" })
slot("parcel", { type = "code", pattern = [[\d{8}]], title = { zh = "单号", en = "parcel number" }, ask = { zh = "单号是多少？", en = "What is the parcel number?" },
  invalid = { zh = "单号是八位数字。", en = "It has eight digits." }, help = { zh = "单号在短信里。", en = "It is in the text message." } })
answer({ "早餐几点", "早餐时间", "when is breakfast", "what time is breakfast" }, { zh = "早餐七点到十点。", en = "Breakfast is from seven to ten." })
answer({ "可以带宠物吗", "能带狗吗", "are pets allowed", "can I bring my dog" }, { zh = "可以带宠物。", en = "Pets are welcome." })
flow("book_room", { on = "book_room", description = { zh = "订房", en = "book a room" } }, function()
  local arrival, nights, people, budget = ask("arrival"), ask("nights"), ask("people"), ask("budget")
  local bed, guest, phone = ask("bed"), ask("guest"), ask("phone")
  if not confirm({ zh = "{arrival} 住 {nights} 晚，{people} 位，{budget} 元，{bed}，{guest}，{phone}，可以吗？", en = "{arrival}, {nights} nights, {people} people, {budget}, {bed}, {guest}, {phone}: right?" },
    { arrival = arrival, nights = nights, people = people, budget = budget, bed = slots.bed, guest = guest, phone = phone }) then
    return say({ zh = "好的，没有订。", en = "All right, nothing booked." })
  end
  say({ zh = "订好了。", en = "Booked." })
end)
flow("cancel_booking", { on = "cancel_booking", description = { zh = "退订", en = "cancel a booking" } }, function()
  local booking, reason = ask({ "booking", "reason" }, { ask = { zh = "请告诉我预订号和原因。", en = "Please tell me the booking number and the reason." } })
  if not confirm({ zh = "退订 {booking}，原因：{reason}，对吗？", en = "Cancel {booking} because: {reason}?" }, { booking = booking, reason = reason }) then
    return say({ zh = "好的，没有退订。", en = "All right, it stays." })
  end
  say({ zh = "已退订。", en = "Cancelled." })
end)
flow("find_parcel", { on = "find_parcel", description = { zh = "查包裹", en = "find a parcel" } }, function()
  local n = ask("parcel")
  say({ zh = "包裹 {n} 在前台。", en = "Parcel {n} is at the desk." }, { n = n })
end)
