-- The desk of a hotel: what it does leaves no trace but the journal's.
return {
  name = "desk",
  version = "1.0.0",
  provides = {
    actions = {
      book = { effect = "write" },
      report = { effect = "write" },
      hurry = { effect = "write" },
      block = { effect = "write" },
      issue = { effect = "write" },
      enrol = { effect = "write" },
      find = { effect = "read" },
    },
  },
}
