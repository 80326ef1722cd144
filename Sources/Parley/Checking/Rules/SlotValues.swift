// Rules about what slots and settings are given for values: defaults outside of the slot's type or bounds, currencies.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// The default of a slot of numbers that is no number, or that its bounds would refuse.
    static func defaultsThatAreRefused(_ bot: CheckedBot) -> [Finding] {
        bot.declarations.slots.values.compactMap { slot in
            guard [.integer, .number, .rating].contains(slot.type), let value = slot.defaultValue,
                value != .null
            else { return nil }
            let why: String
            if let number = value.number {
                if slot.type != .number, number != number.rounded() {
                    why = "no whole number"
                } else if let least = slot.minimum?.number, number < least {
                    why = "less than its min"
                } else if let most = slot.maximum?.number, number > most {
                    why = "more than its max"
                } else {
                    return nil
                }
            } else {
                why = "no number"
            }
            return Finding(
                kind: .defaultIsNoChoice, position: bot.line(of: "default", in: slot.position),
                explanation:
                    "The default of slot(\"\(slot.name)\") is \(why): a flow that counts on its values gets another one.",
                excerpt: "default", hint: "give one that could be answered, or none: then the flow gets nil.")
        }
    }

    /// `currency = "Euro"`
    static func wrongCurrencies(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "settings", "slot").compactMap { call in
            let options = call.word == "settings" ? call.arguments.first : call.arguments.dropFirst().first
            guard let value = options?.bare.field("currency"), let text = value.text,
                text.utf8.count != 3 || !text.utf8.allSatisfy({ (0x41...0x5A).contains($0 & ~0x20) })
            else { return nil }
            return Finding(
                kind: .wrongValue, position: bot.position(value.span, in: call.file),
                explanation: "A currency is written as the three letters of ISO 4217, and this is none.",
                excerpt: bot.place(of: value.span, in: call.file), hint: "write  currency = \"EUR\"")
        }
    }
}
