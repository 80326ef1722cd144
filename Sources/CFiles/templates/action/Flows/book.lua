-- Books a table: asks for the day and the number of people, and calls the action tables.book once somebody has agreed.
slot("day", {
  type = "date",
  min = "today",
  title = { zh = "日期", en = "day" },
  ask = { zh = "请问订哪一天？", en = "For which day?" },
})
slot("people", {
  type = "integer",
  min = 1,
  title = { zh = "人数", en = "number of people" },
  ask = { zh = "请问几位？", en = "For how many people?" },
})

intent("book", {
  "我想订位", "我要预订一张桌子", "订一张{day}的桌子", "{day}还有位子吗", "帮我订个位，{people}位",
  "I want to book a table", "book a table for {people} people", "reserve a table for {day}",
  "do you have a table for {day}", "a table for {people} on {day}, please",
})

flow("book", {
  on = "book",
  description = { zh = "订位", en = "book a table" },
}, function()
  local day, people = ask({ "day", "people" }, {
    ask = { zh = "请问订哪一天，几位？", en = "For which day, and for how many people?" },
  })
  if not confirm(
    { zh = "为您预订 {day}，{people} 位，确认吗？", en = "Book a table for {people} on {day}?" },
    { day = day, people = people }
  ) then
    return say({ zh = "好的，没有预订。", en = "All right, nothing is booked." })
  end

  local booking = call("tables.book", { day = day, people = people })
  if not booking then
    return say({ zh = "抱歉，没有这么大的桌子。", en = "I am sorry, we have no table of that size." })
  end
  say({ zh = "订好了，预订号是 {number}。", en = "It is booked. Your number is {number}." }, { number = booking.number })
end)
