-- Cars are booked, given up again, and reported damaged.
return { name = "cars", version = "1.0.0", provides = { actions = {
  book = { effect = "write", compensate = "release" }, release = { effect = "write" },
  report = { effect = "write" }, extend = { effect = "write" } } } }
