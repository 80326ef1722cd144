-- What the plugin offers. An action that only looks something up says  effect = "read".
return {
  name = "tables",
  version = "1.0.0",
  provides = {
    actions = {
      book = { effect = "write" },
    },
  },
}
