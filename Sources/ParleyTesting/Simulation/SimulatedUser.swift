// A user that a seed decides: answers that do and do not, other wishes in between, buttons, nonsense.

package import Parley
package import ParleyModel

/// What a user sends, and when.
package struct SimulatedInput: Hashable, Sendable {
    package var input: Input
    /// Seconds since the input before.
    package var pause: Double
}

package struct SimulatedUser {
    /// In all that a user says in own words, so that it is found where it does not belong.
    package static let markHead = "zqx"

    package let session: SessionID
    private let bot: GeneratedBot
    private let user: UserID?
    private var dice: Dice
    private var said = 0
    private let length: Int
    /// Whether it also corrects itself, goes back and begins anew.
    private let repairs: Bool

    package init(_ number: Int, of bot: GeneratedBot, repairs: Bool = true) {
        self.bot = bot
        self.repairs = repairs
        dice = Dice(bot.seed, purpose: 100 + UInt64(number))
        session = SimulatedUser.session(number)
        length = 5 + dice.below(9)
        user = dice.chance(70) ? UserID("user-" + SimulatedUser.mark(session)) : nil
    }

    package static func session(_ number: Int) -> SessionID { SessionID("session-\(letters(number))") }
    /// The same for a whole session.
    package static func mark(_ session: SessionID) -> String { markHead + session.text.suffix(4) }

    private static func letters(_ number: Int) -> String {
        var (rest, text) = (number, "")
        for _ in 0..<4 {
            text.append(Character(Unicode.Scalar(UInt8(97 + rest % 16))))
            rest /= 16
        }
        return text
    }

    /// The session's mark with a part that no other message has.
    private var mark: String { SimulatedUser.mark(session) + SimulatedUser.letters(said).prefix(2) }

    /// `nil` when the user has gone.
    package mutating func next(after last: TurnResult?) -> SimulatedInput? {
        guard said < length else { return nil }
        said += 1
        let content = content(last)
        let pause = dice.chance(3) ? 2_000 : Double(dice.below(120))
        let metadata: Record = dice.chance(50) ? ["mark": .text(mark)] : [:]
        return SimulatedInput(
            input: Input(
                session: session, id: InputID("\(said)"), content: content, user: user, channel: "simulated",
                metadata: metadata), pause: pause)
    }

    private mutating func content(_ last: TurnResult?) -> Input.Content {
        if last?.state.handedOff != nil, dice.chance(60) {
            let isEmpty = dice.chance(30)
            return .event(name: "handed_back", fields: isEmpty ? [:] : ["left": .text(mark)])
        }
        if dice.chance(3) { return .event(name: "paid", fields: ["x": .text(mark)]) }
        if asksToTakeBack(last), dice.chance(85) {
            return .message(Message(dice.pick(["yes", "好的", "yes please", "yes", "no", "不要"])))
        }
        let buttons = last?.replies.flatMap(\.allButtons).compactMap(\.value) ?? []
        if !buttons.isEmpty, dice.chance(40) { return .button(dice.pick(buttons)) }
        let text = repairs && dice.chance(8) ? repair() : last?.state.asking.map { answer($0) } ?? wish()
        return dice.chance(8) ? .button(text) : .message(Message(text))
    }

    private func asksToTakeBack(_ last: TurnResult?) -> Bool {
        let text = last?.replies.last?.text ?? ""
        return text.contains("take it back first?") || text.hasSuffix("要先撤回吗？")
    }

    private mutating func wish() -> String {
        switch dice.below(100) {
        case 0..<75:
            let topic = dice.pick(bot.topics)
            return example(topic)
        case 75..<85: return dice.pick(["where is your shop", "what is your address", "who are you really"])
        case 85..<90: return "blorp \(mark)"
        default: return dice.pick(SimulatedUser.commands)
        }
    }

    private static let commands = [
        "cancel", "never mind", "help", "repeat that", "skip", "hello", "thank you", "goodbye", "取消", "帮助",
        "talk to a human",
    ]

    /// Something said about what was said before.
    private mutating func repair() -> String {
        let slot = dice.pick(bot.slots)
        switch dice.below(10) {
        case 0..<3: return dice.pick(["go back", "上一步", "undo that"])
        case 3..<5: return "no, \(valid(slot))"
        case 5: return "change the \(slot.name) to \(valid(slot))"
        case 6:
            return dice.pick(["the \(slot.name) is wrong", "change the secret to 2468", "the note is 4711"])
        case 7: return dice.pick(["start over", "重新开始"])
        case 8: return dice.pick(["english please", "说中文"])
        default: return example(dice.pick(bot.topics)) + " and " + example(dice.pick(bot.topics))
        }
    }

    /// One more message of this user, which is not part of the conversation; by its content alone no other one's.
    package mutating func aside(after last: TurnResult?) -> Input.Content { content(last) }

    /// An answer that does, or another wish where nothing is asked.
    package mutating func plainly(after last: TurnResult?) -> Input.Content {
        said += 1
        guard let asked = last?.state.asking else { return .message(Message(example(dice.pick(bot.topics)))) }
        if let slot = bot.slots.first(where: { $0.name == asked }) { return .message(Message(valid(slot))) }
        return .message(
            Message(asked == "choose" ? dice.pick(["small", "large"]) : dice.pick(["yes", "no"])))
    }

    private mutating func example(_ topic: GeneratedBot.Topic) -> String {
        let text = dice.pick(topic.examples)
        guard let start = text.firstIndex(of: "{"), let end = text.firstIndex(of: "}") else { return text }
        let slot = bot.slots.first { $0.name == text[text.index(after: start)..<end] }
        return text[..<start] + (slot.map { valid($0) } ?? "it") + text[text.index(after: end)...]
    }

    private mutating func valid(_ slot: GeneratedSlot) -> String {
        slot.valid.isEmpty ? "because \(mark)" : dice.pick(slot.valid)
    }

    private mutating func answer(_ asked: String) -> String {
        let slot = bot.slots.first { $0.name == asked }
        switch dice.below(100) {
        case 0..<64:
            if let slot { return valid(slot) }
            return dice.pick(
                asked == "choose" ? ["small", "1", "large", "other", "大"] : ["yes", "no", "好的", "不要"])
        case 64..<74:
            guard let slot, !slot.invalid.isEmpty else { return "blorp \(mark)" }
            return dice.pick(slot.invalid)
        case 74..<79: return dice.pick(["skip", "跳过", "skip this"])
        case 79..<84: return dice.pick(SimulatedUser.commands)
        case 84..<88: return dice.pick(["where is your shop", "what is your address"])
        case 88..<93: return example(dice.pick(bot.topics))
        case 93..<96:
            let several = (0..<2).map { _ in dice.pick(bot.slots) }.map { valid($0) }
            return several.joined(separator: ", ")
        default: return "blorp \(mark)"
        }
    }
}
