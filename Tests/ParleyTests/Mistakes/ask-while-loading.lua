slot("name", { ask = "Who are you?" })
local name = ask("name")
