-- Common questions, answered at any hour from the knowledge files beside this one.
answers("faq.zh.md")
answers("faq.en.md")
