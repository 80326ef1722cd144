-- Asks the same of one thing after the other: whose answer it is stands in `about`.
settings({ name = "Feedback", locale = "en" })
slot("stays", { type = "integer", min = 1, title = { en = "number of stays", zh = "入住次数" },
  ask = { en = "How often have you stayed with us?", zh = "您住过几次？" } })
slot("points", { type = "rating", title = { en = "points", zh = "分数" },
  ask = { en = "{what}: how many points, 1 to 5?", zh = "{what}，1 到 5 分打几分？" } })
slot("note", { type = "text", skip = true, title = { en = "note", zh = "留言" },
  ask = { en = "Anything to add?", zh = "还有什么想说的？" } })
intent("rate", { "I want to rate my stay", "here is my feedback", "let me give some feedback", "我想评价这次入住", "我要打分", "填写评价" })
local parts = {
  { key = "bed", en = "The bed", zh = "床" },
  { key = "bath", en = "The bath", zh = "浴室" },
}
flow("rate", { on = "rate", description = { en = "rate a stay", zh = "评价入住" } }, function()
  local stays = ask("stays")
  local points = {}
  for _, part in ipairs(parts) do
    points[part.key] = ask("points", { about = part.key, values = { what = part[locale] or part.en } })
  end
  local note = ask("note")
  if not confirm({ en = "{stays} stays, bed {bed}, bath {bath}. Send it?", zh = "住过 {stays} 次，床 {bed} 分，浴室 {bath} 分，提交吗？" },
    { stays = stays, bed = points.bed, bath = points.bath }) then
    return say({ en = "Not sent.", zh = "没有提交。" })
  end
  say({ en = "Thank you.{note}", zh = "谢谢您。{note}" }, { note = note and " (" .. note .. ")" or "" })
end)
