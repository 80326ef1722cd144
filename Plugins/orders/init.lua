-- The actions of the orders plugin, on the SQLite file orders.db beside it.

-- A phone number never leaves the plugin: flows ask whether one is right, and are not told what would be.
local function find(args)
  local db = sqlite.open("orders.db")
  return db:query("SELECT number, item, amount, status FROM orders WHERE number = ?", { args.number })[1]
end

local function verify(args)
  local db = sqlite.open("orders.db")
  return db:query("SELECT 1 AS found FROM orders WHERE number = ? AND phone = ?", { args.number, args.phone })[1] ~= nil
end

local function return_by(db, key)
  return db:query("SELECT id FROM returns WHERE key = ?", { key })[1]
end

-- The key is the same for every attempt at one call: a repeat gets the ticket that the first attempt opened.
local function open_return(args, context)
  local db = sqlite.open("orders.db")
  local known = return_by(db, context.key)
  if known then return { id = known.id } end

  local order = find(args)
  if not order then return nil, "unknown_order" end
  if order.status == "processing" then return nil, "not_shipped" end
  local open = db:query("SELECT 1 FROM returns WHERE number = ? AND status = 'open'", { args.number })
  if open[1] then return nil, "already_returned" end

  -- The unique key and number hold also where two attempts pass the checks above at once.
  db:execute([[
    INSERT INTO returns (id, key, number, reason)
    SELECT 'R-' || (1001 + count(*)), ?, ?, ? FROM returns
  ]], { context.key, args.number, args.reason })
  return { id = return_by(db, context.key).id }
end

-- Takes back what open_return did: it is given that call's arguments and its result.
local function withdraw_return(args)
  local db = sqlite.open("orders.db")
  db:execute("UPDATE returns SET status = 'withdrawn' WHERE id = ?", { args.result.id })
  return { id = args.result.id }
end

return { actions = { find = find, verify = verify, open_return = open_return, withdraw_return = withdraw_return } }
