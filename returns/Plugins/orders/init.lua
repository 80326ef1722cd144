-- The actions of the orders plugin. Put your shop's own system in the place of the table.
local ORDERS = {
  ["20231120001"] = { item = "headphones", amount = 199 },
  ["20231120002"] = { item = "keyboard", amount = 350 },
}

local function find(args) return ORDERS[args.number] end

-- A repeated call must do nothing twice: the same order always gives the same return.
local function open_return(args) return { id = "R-" .. args.number } end

return { actions = { find = find, open_return = open_return } }
