-- The actions of the insurer: the same answer every time.
return { actions = {
  open = function() return { id = "C-1" } end, withdraw = function() return { id = "C-1" } end, pay = function() return { id = "T-1" } end,
  policy = function(a) if a.policy == "P-000000" then return nil, "unknown" end return { holder = "Ann Lee" } end } }
