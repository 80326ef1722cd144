-- The desk of a hotel: what it does leaves no trace but the journal's.
return {
  name = "desk",
  version = "1.0.0",
  provides = {
    actions = {
      -- A table can be given back; whatever else the desk does stays done.
      book = { effect = "write", compensate = "release" },
      release = { effect = "write" },
      report = { effect = "write" },
      hurry = { effect = "write" },
      block = { effect = "write" },
      issue = { effect = "write" },
      enrol = { effect = "write" },
      find = { effect = "read" },
    },
  },
}
