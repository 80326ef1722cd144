-- A function that is called like a word.
local function say(text) return text end -- here
intent("order", { "I want to order something", "buy a pen", "get me one of those", "order a pencil for me", "can I have some paper" })
flow("order", { on = "order" }, function()
  local text = say("Noted.")
  note("said", { text = text })
end)
