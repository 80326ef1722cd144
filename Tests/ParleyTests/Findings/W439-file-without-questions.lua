settings({ locale = "en" })
answers("faq.md") -- here
answer("Is there coffee?", "Yes, on the ground floor.")
--- Flows/faq.md
When are you open?
From nine to six.
