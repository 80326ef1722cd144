-- Two answers to one question, put a little differently.
answer({ "Are you open on Sunday?" }, "No, from Monday to Saturday.")
answer({ "How much is it?", "are you open on sundays" }, "Yes.") -- here
flow("welcome", { on = { event = "session_start" } }, function() say("Welcome!") end)
