-- The actions of the desk: the same answer every time.
local function numbered(id)
  return function() return { id = id } end
end

local function find(args)
  if args.parcel == "P10000" then return nil, "unknown parcel" end
  return { number = args.parcel }
end

return {
  actions = {
    book = numbered("T-1"), release = numbered("T-1"), report = numbered("F-1"), hurry = numbered("H-1"),
    block = numbered("B-1"), issue = numbered("C-1"), enrol = numbered("E-1"), find = find,
  },
}
