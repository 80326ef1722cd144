-- Orders of the sample shop: finding one, checking whose it is, opening a return.
return {
  name = "orders",
  version = "1.0.0",
  needs = { sqlite = { "orders.db" } },
  provides = {
    actions = {
      find = { effect = "read" },
      verify = { effect = "read" },
      open_return = { effect = "write" },
    },
  },
}
