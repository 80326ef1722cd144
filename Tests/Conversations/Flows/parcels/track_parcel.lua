-- Where a parcel is.
slot("parcel", {
  type = "code", pattern = [[P\d{5}]],
  title = { zh = "快递单号", en = "parcel number" },
  ask = { zh = "请问快递单号？", en = "What is the parcel number?" },
  invalid = { zh = "单号是 P 加五位数字。", en = "A parcel number is a P and five digits." },
  help = { zh = "单号在取件短信里。", en = "It is in the message from the courier." },
})

intent("track_parcel", {
  "我的快递到了吗", "查快递 {parcel}", "快递在哪", "帮我查一下包裹", "包裹到前台了吗",
  "where is my parcel", "track parcel {parcel}", "has my parcel arrived", "check on my package", "is there a package for me",
})

flow("track_parcel", {
  on = "track_parcel",
  description = { zh = "查快递", en = "find a parcel" },
}, function()
  local parcel = ask("parcel")
  local found = try_call("desk.find", { parcel = parcel })
  if not found then
    return say({ zh = "没有找到快递 {parcel}。", en = "There is no parcel {parcel}." }, { parcel = parcel })
  end
  say({ zh = "快递 {parcel} 在前台。", en = "Parcel {parcel} is at the front desk." }, { parcel = parcel })
end)
