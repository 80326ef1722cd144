settings({ locale = "en" })
answers("faq.csv")
--- Flows/faq.csv
question,answer
Is there coffee?,On the ground floor.
Is there tea? -- here
