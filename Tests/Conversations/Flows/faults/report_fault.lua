-- Takes the report of something that does not work in a room.
slot("room", {
  type = "code", pattern = [[[1-9]\d{2}]],
  title = { zh = "房间号", en = "room number" },
  ask = { zh = "请问哪个房间？", en = "Which room is it?" },
  invalid = { zh = "房间号是三位数字。", en = "A room number has three digits." },
  help = { zh = "房间号写在门卡上。", en = "It is printed on your key card." },
  retries = 2,
})
slot("fault", {
  type = "text",
  title = { zh = "故障", en = "fault" },
  ask = { zh = "出了什么问题？", en = "What is wrong?" },
})
slot("phone", {
  type = "phone", skip = true,
  title = { zh = "电话", en = "phone number" },
  ask = { zh = "方便留个电话吗？可以跳过。", en = "May we have your phone number? You may skip this." },
  help = { zh = "修好了会打电话告诉您。", en = "We call you when it works again." },
})

intent("report_fault", {
  "我要报修", "{room} 房间的东西坏了", "房间空调坏了", "没有热水", "电视打不开", "房间里有问题",
  "something is broken in my room", "the heating in room {room} does not work", "there is no hot water",
  "I want to report a fault", "my TV does not work",
})

flow("report_fault", {
  on = "report_fault",
  description = { zh = "报修", en = "report a fault" },
}, function()
  local room, fault, phone = ask("room"), ask("fault"), ask("phone")
  -- Nobody is asked whether it should be written: the transcripts show what happens when it has been, all the same.
  local report = call("desk.report", { room = room, fault = fault, phone = phone })
  say({ zh = "已为 {room} 房间报修，编号 {id}。", en = "The fault in room {room} is reported, number {id}." },
    { room = room, id = report.id })
  local soon = ask("soon")
  if soon then call("desk.hurry", { id = report.id }) end
  say({ zh = "师傅会尽快到。", en = "Somebody will be with you." })
end)

slot("soon", {
  type = "yes_no",
  title = { zh = "加急", en = "urgency" },
  ask = { zh = "要加急吗？", en = "Is it urgent?" },
})
