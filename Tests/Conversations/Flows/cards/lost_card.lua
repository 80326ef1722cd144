-- Blocks a lost key card at once, and sends a new one: what is blocked stays blocked.
slot("card", {
  type = "code", pattern = [[K\d{4}]],
  title = { zh = "卡号", en = "card number" },
  ask = { zh = "请问卡号是多少？", en = "What is the card number?" },
  invalid = { zh = "卡号是 K 加四位数字。", en = "A card number is a K and four digits." },
  help = { zh = "卡号在入住短信里，K 开头。", en = "It is in the message that confirmed your stay and begins with a K." },
})
slot("handover", {
  type = "choice",
  choices = {
    { title = { zh = "前台自取", en = "at the front desk" }, value = "desk", also = { "前台", "desk" } },
    { title = { zh = "送到房间", en = "to the room" }, value = "room", also = { "房间", "room" } },
  },
  title = { zh = "领取方式", en = "way to get it" },
  ask = { zh = "新卡怎么给您？", en = "Where shall we give you the new one?" },
})

intent("lost_card", {
  "我的房卡丢了", "房卡不见了", "挂失房卡 {card}", "我要挂失", "补一张房卡",
  "I lost my key card", "my key card is gone", "block key card {card}", "I need a new key card", "somebody stole my key card",
})

flow("lost_card", {
  on = "lost_card",
  description = { zh = "挂失房卡", en = "block a lost key card" },
}, function()
  local card = ask("card")
  if not confirm({ zh = "马上停用 {card}，确定吗？", en = "Shall I block {card} right now?" }, { card = card }) then
    return say({ zh = "好的，卡还能用。", en = "All right, the card still works." })
  end
  call("desk.block", { card = card })
  say({ zh = "{card} 已停用。", en = "{card} is blocked." }, { card = card })
  local handover = ask("handover")
  if not confirm({ zh = "新卡{handover}，对吗？", en = "The new card comes {handover}, right?" }, { handover = slots.handover }) then
    return say({ zh = "好的，先不办新卡。", en = "All right, no new card for now." })
  end
  call("desk.issue", { handover = handover })
  say({ zh = "新卡准备好了。", en = "Your new card is ready." })
end)
