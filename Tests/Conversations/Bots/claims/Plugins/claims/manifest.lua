-- Claims are opened, withdrawn and paid.
return { name = "claims", version = "1.0.0", provides = { actions = {
  open = { effect = "write", compensate = "withdraw" }, withdraw = { effect = "write" }, policy = { effect = "read" }, pay = { effect = "write" } } } }
