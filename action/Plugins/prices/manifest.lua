-- What the plugin offers. An action that changes something says  effect = "write".
return {
  name = "prices",
  version = "1.0.0",
  provides = {
    actions = {
      find = { effect = "read" },
    },
  },
}
