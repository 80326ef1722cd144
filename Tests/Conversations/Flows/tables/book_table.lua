-- Books a table: a form of six answers, one of which may be left out.
slot("day", {
  type = "date", min = "today",
  title = { zh = "日期", en = "date" },
  ask = { zh = "请问哪一天？", en = "For which day?" },
  invalid = { zh = "请告诉我一个今天以后的日期。", en = "Please give me a day from today on." },
})
slot("hour", {
  type = "time",
  title = { zh = "时间", en = "time" },
  ask = { zh = "几点到？", en = "At what time?" },
})
slot("people", {
  type = "integer", min = 1, max = 8,
  title = { zh = "人数", en = "number of people" },
  ask = { zh = "一共几位？", en = "For how many people?" },
  invalid = { zh = "我们一桌最多坐 8 位。", en = "A table seats eight at most." },
  help = { zh = "按人数安排桌子。", en = "It decides which table you get." },
})
slot("place", {
  type = "choice",
  choices = {
    { title = { zh = "靠窗", en = "by the window" }, value = "window", also = { "窗边", "window" } },
    { title = { zh = "露台", en = "on the terrace" }, value = "terrace", also = { "室外", "外面", "outside", "terrace" } },
    { title = { zh = "包间", en = "a private room" }, value = "room", also = { "包厢", "private room" } },
  },
  title = { zh = "座位", en = "place" },
  ask = { zh = "想坐哪里？", en = "Where would you like to sit?" },
})
slot("guest", {
  type = "text",
  title = { zh = "姓名", en = "name" },
  ask = { zh = "请问订位人怎么称呼？", en = "Whose name shall I put down?" },
})
slot("wishes", {
  type = "text", skip = true,
  title = { zh = "备注", en = "wishes" },
  ask = { zh = "有什么特别要求吗？没有可以跳过。", en = "Any special wishes? You may skip this." },
})

-- What the bot calls a booking when it asks whether to take it back.
messages("zh", { ["parley.done.desk.book"] = "订位 {id}" })
messages("en", { ["parley.done.desk.book"] = "booking {id}" })

intent("book_table", {
  "我想订位", "订一张桌子", "帮我订个座", "我要预订晚餐", "{day}订个位子", "还有位子吗",
  "I want to book a table", "reserve a table for {day}", "can I get a table", "a table for dinner please",
  "I would like a reservation",
})

flow("book_table", {
  on = "book_table",
  description = { zh = "订位", en = "book a table" },
}, function()
  local day, hour, people = ask("day"), ask("hour"), ask("people")
  local place, guest, wishes = ask("place"), ask("guest"), ask("wishes")
  if not confirm({
    zh = "{day} {hour}，{people} 位，{place}，{guest}，可以吗？",
    en = "{day} at {hour} for {people}, {place}, under {guest}: is that right?",
  }, { day = day, hour = hour, people = people, place = slots.place, guest = guest }) then
    return say({ zh = "好的，没有订。", en = "All right, nothing is booked." })
  end
  local booking = call("desk.book", { day = day, hour = hour, people = people, place = place, guest = guest, wishes = wishes })
  say({ zh = "订好了，编号 {id}。", en = "Your table is booked, number {id}." }, { id = booking.id })
end)
