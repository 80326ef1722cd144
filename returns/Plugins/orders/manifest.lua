-- Orders of a sample shop: finding one, opening a return.
return {
  name = "orders",
  version = "1.0.0",
  provides = {
    actions = {
      find = { effect = "read" },
      open_return = { effect = "write" },
    },
  },
}
