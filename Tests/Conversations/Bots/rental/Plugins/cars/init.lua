-- The actions of the car rental: the same answer every time.
local function numbered(id) return function() return { id = id } end end
return { actions = { book = numbered("B-1"), release = numbered("B-1"), report = numbered("D-1"), extend = numbered("E-1") } }
