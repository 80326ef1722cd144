-- Orders of the sample shop: finding one, checking whose it is, opening a return.
return {
  name = "orders",
  version = "1.0.0",
  needs = { sqlite = { "orders.db" } },
  provides = {
    actions = {
      find = { effect = "read" },
      verify = { effect = "read" },
      -- What the user can still change their mind about: the engine takes it back first, after a yes.
      open_return = { effect = "write", compensate = "withdraw_return" },
      withdraw_return = { effect = "write" },
    },
  },
}
