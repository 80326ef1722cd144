-- Courses of the sample school: how far a learner is.
return {
  name = "courses",
  version = "1.0.0",
  needs = { sqlite = { "courses.db" } },
  provides = { actions = { progress = { effect = "read" } } },
}
