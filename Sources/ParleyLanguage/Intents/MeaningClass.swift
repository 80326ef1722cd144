// What a bot's messages may mean: an intent, or an answer.

import ParleyModel

/// One class of examples, with what is known of it beside their words.
struct MeaningClass: Sendable {
    enum Meaning: Sendable, Hashable {
        case intent(String)
        case answer(String)

        var isIntent: Bool { if case .intent = self { true } else { false } }

        var named: (name: String, isIntent: Bool) {
            switch self {
            case .intent(let name): (name, true)
            case .answer(let id): (id, false)
            }
        }

        /// An intent's name is one more example: what its author calls it.
        var words: String? {
            guard case .intent(let name) = self else { return nil }
            return name.split { $0 == "_" || $0 == "-" || $0 == "." }.joined(separator: " ")
        }
    }

    var meaning: Meaning
    var locale: Locale?
    /// The forms in which its examples are put.
    var forms: Set<MessageForm>

    /// The field words of each example, as groups.
    var groups: [UInt64]

    /// How many examples it has.
    var exampleCount = 0

    /// The slots that its examples have places for, or its flow asks for.
    var slots: Set<String> = []

    /// What a value for one of its slots says for this class, in log odds: an order number is given to what asks for one.
    func bonus(given: Set<String>) -> Double { slots.isDisjoint(with: given) ? 0 : Self.givenValue }

    /// What a message's form and field words say for or against this class, in log odds.
    func bonus(_ message: MessageParts) -> Double {
        var bonus = 0.0
        let asks = forms.contains(.how) || forms.contains(.question)
        // "如何退货" asks how returns work and starts none; "我想退货" wants one, whatever an answer says about returns.
        switch message.form {
        case .how where !asks: bonus -= Self.howPenalty
        case .how where !forms.contains(.how): bonus -= Self.otherHowPenalty
        case .question where !asks: bonus -= Self.questionPenalty
        case .request where asks && !forms.contains(.plain) && !forms.contains(.request):
            bonus -= Self.requestPenalty
        default: break
        }
        let field = FieldWords.shared
        let all = groups.reduce(0, |)
        if message.groups & field.actions & ~all != 0 { bonus -= Self.otherActionPenalty }
        if case .answer = meaning { bonus += likeness(message, asks: asks && message.form.asks) }
        return bonus
    }

    /// An answer has few questions; a message about the same things in other words still means it.
    private func likeness(_ message: MessageParts, asks: Bool) -> Double {
        let questions = FieldWords.shared.questions
        let said = message.groups & ~questions
        let share = min(1, max(0, 2 - Double(exampleCount) / Self.manyQuestions))
        guard said != 0, share > 0 else { return 0 }
        var best = 0.0
        for groups in groups {
            let topics = groups & ~questions
            let shared = Double((topics & said).nonzeroBitCount) / Double((topics | said).nonzeroBitCount)
            let kind = groups & message.groups & questions != 0 ? Self.sameQuestion : 0
            best = max(best, shared * ((asks ? Self.sameTopicAsked : Self.sameTopic) + kind))
        }
        return share * best
    }

    /// Up to so many questions likeness counts in full; from twice as many on not at all.
    private static let manyQuestions = 5.0
    private static let givenValue = 1.5
    private static let howPenalty = 3.8
    /// Where examples ask, but for something else: how many, when.
    private static let otherHowPenalty = 1.0
    private static let questionPenalty = 0.6
    private static let requestPenalty = 2.0
    private static let otherActionPenalty = 1.8
    private static let sameTopicAsked = 2.2
    private static let sameTopic = 1.2
    private static let sameQuestion = 0.8

    /// What of an answer's confidence stays where it is written in another language than the message.
    static let foreignShare = 0.6
}
