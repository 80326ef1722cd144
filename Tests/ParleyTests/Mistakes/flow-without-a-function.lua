intent("go", { "go" })
flow("f", { on = "go" })
