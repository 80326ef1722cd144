-- A hairdresser's: two kinds of choice in one form, a confirm that says nothing when it is refused.
settings({ name = "Salon", locale = "en", currency = "EUR" })
slot("service", { type = "choice", title = { en = "service", zh = "项目" }, choices = {
  { title = { en = "haircut", zh = "剪发" }, value = "cut" }, { title = { en = "perm", zh = "烫发" }, value = "perm" }, { title = { en = "colouring", zh = "染发" }, value = "colour" } },
  ask = { en = "What would you like done?", zh = "做什么项目？" } })
slot("day", { type = "date", min = "today", title = { en = "day", zh = "日期" }, ask = { en = "Which day suits you?", zh = "哪天方便？" } })
slot("stylist", { type = "choice", skip = true, title = { en = "stylist", zh = "发型师" }, choices = { "Anna", "Ben" }, ask = { en = "With whom? You may skip this.", zh = "找哪位？可以跳过。" } })
slot("guest", { type = "text", title = { en = "name", zh = "姓名" }, ask = { en = "Under what name?", zh = "怎么称呼？" } })
slot("phone", { type = "phone", title = { en = "phone number", zh = "电话" }, ask = { en = "And a phone number?", zh = "留个电话？" } })
slot("tip", { type = "money", title = { en = "tip", zh = "小费" }, ask = { en = "How much of a tip?", zh = "小费多少？" } })
intent("book", { "I want an appointment", "book an appointment", "I'd like a {service}", "can I get a {service} on {day}", "book me in for a {service}", "预约", "我想{service}", "帮我约个{service}", "{day}能{service}吗" })
intent("leave_tip", { "I want to leave a tip", "give a tip", "我想给小费" })
answer({ "do you wash hair", "is washing included", "包括洗头吗" }, { en = "Washing is included.", zh = "包括洗头。" })
answer({ "is there parking", "where can I park", "哪里能停车" }, { en = "There is parking behind the house.", zh = "楼后可以停车。" })
flow("book", { on = "book", description = { en = "book an appointment", zh = "预约" } }, function()
  local service, day = ask("service"), ask("day")
  local stylist, guest, phone = ask("stylist"), ask("guest"), ask("phone")
  if not confirm({ en = "{service} on {day} for {guest}, {phone}: shall I book it?", zh = "{day} {service}，{guest}，{phone}，预约吗？" },
    { service = slots.service, day = day, guest = guest, phone = phone }) then return end
  call("salon.book", { service = service, day = day, stylist = stylist, guest = guest, phone = phone })
  say({ en = "See you then.", zh = "约好了。" })
end)
flow("leave_tip", { on = "leave_tip", description = { en = "leave a tip", zh = "给小费" } }, function()
  local guest, tip = ask("guest"), ask("tip")
  if confirm({ en = "{tip} from {guest}?", zh = "{guest} 给 {tip} 元小费，对吗？" }, { tip = tip, guest = guest }) then
    call("salon.tip", { guest = guest, tip = tip })
    say({ en = "Thank you.", zh = "谢谢您。" })
  end
end)
