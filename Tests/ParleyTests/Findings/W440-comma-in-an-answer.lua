settings({ locale = "en" })
answers("faq.csv")
--- Flows/faq.csv
question,answer
When are you open?,From nine to six.
Are you open on Sunday?,Yes, from nine to twelve. -- here
Is there coffee?,"Yes, on the ground floor.",
