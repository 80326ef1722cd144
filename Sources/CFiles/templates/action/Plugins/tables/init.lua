-- The actions of the tables plugin. Put your own system in the place of the number.
local SEATS = 8

-- Gets what call() was given, and returns what it gives; nothing where there is no such table. A repeated call must do
-- nothing twice: the same day and people always give the same number.
local function book(args)
  if args.people > SEATS then return nil end
  local day = args.day:gsub("%-", "")
  return { number = day .. "-" .. args.people }
end

return { actions = { book = book } }
