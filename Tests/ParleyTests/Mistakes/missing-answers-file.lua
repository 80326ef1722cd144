answers("faq.md")
flow("f", function() end)
