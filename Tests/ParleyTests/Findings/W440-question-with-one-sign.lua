settings({ locale = "en" })
answers("faq.md")
--- Flows/faq.md
# When are you open?
From nine to six. -- here
## Is there coffee?
On the ground floor.
