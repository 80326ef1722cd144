settings({ locale = "en" })
intent("times", { "the timetable please", "when do you sail" })
flow("times", { on = "times" }, function() say("At nine.") end)
answer("The timetable, please!", "See the wall.") -- here
