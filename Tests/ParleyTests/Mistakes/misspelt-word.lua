intnt("go", { "go" })
