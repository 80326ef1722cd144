intent("a", {
  "the timetable please, "what time is the boat",
})
