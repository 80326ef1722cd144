-- Greets people by name.
slot("name", {
  type = "text",
  title = { zh = "称呼", en = "name" },
  ask = { zh = "请问您怎么称呼？", en = "What is your name?" },
})

flow("hello", {
  on = "parley.greeting",
  description = { zh = "打个招呼", en = "say hello" },
}, function()
  local name = ask("name")
  say({ zh = "很高兴认识您，{name}。", en = "Nice to meet you, {name}." }, { name = name })
end)
