settings({ locale = "en" })
answers("faq.md")
--- Flows/faq.md
## Is there coffee?
## Can I get coffee?
On the ground floor.
## Is there tea? -- here
