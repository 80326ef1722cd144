-- The actions of the tables plugin. Put your own system in the place of the number.
local SEATS = 8

-- Gets what call() was given, and returns what it gives; nothing where there is no such table. A repeated call must do
-- nothing twice: it has the same context.key, and so gives the same number.
local function book(args, context)
  if args.people > SEATS then return nil end
  return { number = context.key:sub(1, 8) }
end

return { actions = { book = book } }
