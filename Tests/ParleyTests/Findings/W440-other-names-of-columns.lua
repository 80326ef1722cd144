settings({ locale = "en" })
answers("faq.csv")
--- Flows/faq.csv
answer,question,-- here
When are you open?,From nine to six.
Is there coffee?,On the ground floor.
