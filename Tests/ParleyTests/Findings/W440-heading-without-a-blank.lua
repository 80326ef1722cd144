settings({ locale = "en" })
answers("faq.md")
--- Flows/faq.md
# Our questions
This introduces them.
## When are you open?
From nine to six.
##Do you take bikes? -- here
Two at most.
### Is there coffee?
#1 in town.
