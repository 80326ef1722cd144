// Values at the places of examples: few examples by alignment, many by the chain.
import ParleyLanguage
import ParleyModel
import Testing

@Suite struct PlaceModelTests {
    private static func bot(_ examples: [String]) -> any Recogniser {
        var declarations = Declarations()
        let position = SourcePosition(file: "x", line: 1)
        for (name, type) in [("recipient", SlotType.text), ("amount", .money)] {
            var slot = SlotDeclaration(name: name, type: type, position: position)
            slot.ask = .plain("?")
            declarations.slots[name] = slot
        }
        declarations.intents["transfer"] = IntentDeclaration(
            name: "transfer", examples: examples, position: position)
        declarations.intents["balance"] = IntentDeclaration(
            name: "balance", examples: ["what is my balance", "how much do I have", "余额多少", "我还有多少钱"],
            position: position)
        return ParleyTrainer().train(on: declarations)
    }
    private static let few = bot([
        "transfer money to {recipient}", "send {amount} to {recipient}", "给{recipient}转{amount}",
    ])
    private static let many = bot([
        "transfer money to {recipient}", "send {amount} to {recipient}", "给{recipient}转{amount}",
        "wire {amount} to {recipient}",
        "pay {recipient} {amount}", "I want to send {recipient} some money",
        "please transfer {amount} to {recipient}", "move {amount} over to {recipient}",
        "can you send money to {recipient}", "转{amount}给{recipient}", "我要给{recipient}打{amount}",
        "帮我转账给{recipient}", "transfer {amount} to {recipient} please",
    ])

    @Test(
        "a text value is what stands at its place, and no more",
        arguments: [
            ("transfer money to Anna Smith", "Anna Smith"), ("send $50 to my brother", "my brother"),
            ("给小王转三百块", "小王"), ("send 20 dollars to Tom", "Tom"),
        ])
    func places(text: String, recipient: String) {
        for bot in [Self.few, Self.many] {
            let values = bot.understand(text, locale: Locale("en"), expected: nil).values
            #expect(values.first { $0.slot == "recipient" }?.value == .text(recipient), "\(values)")
        }
    }

    @Test("the neighbouring amount is a value of its own")
    func neighbours() {
        for bot in [Self.few, Self.many] {
            let values = bot.understand("send $50 to my brother", locale: Locale("en"), expected: nil).values
            #expect(values.contains { $0.type == .money && $0.value == 50 })
        }
    }

    @Test("a message of another intent has no places")
    func others() {
        let values = Self.many.understand("how much do I have", locale: Locale("en"), expected: nil).values
        #expect(!values.contains { $0.slot == "recipient" })
    }
}
