-- The actions of the courier: the same answer every time.
local function numbered(id) return function() return { id = id } end end
return { actions = { order = numbered("O-1"), complain = numbered("C-1") } }
