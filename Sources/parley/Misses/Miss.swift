// Messages that a bot did not understand or gave away, as its journals tell.

import ParleyModel
import ParleyTesting

/// One message that led nowhere.
struct Miss: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable, CaseIterable {
        case notUnderstood = "not understood"
        /// The engine asked which of several things was meant.
        case unclear = "unclear"
        /// Neither an answer to the open question nor anything else.
        case noAnswer = "no answer"
        /// The engine gave the session to a person.
        case handedOff = "handed off"
    }

    var text: String
    var kind: Kind
    var at: Instant
    /// What may be pasted as an example, where that is another text: slots stand in the places of their values.
    var example: String?

    /// Those of one session, in order; private values in them are dots, and so is what reads like one, and digits where a
    /// private one was asked for.
    ///
    /// - Parameter files: what the bot's files say.
    static func all(in entries: [JournalEntry], declarations: Declarations, files: [String] = []) -> [Miss] {
        let hidden = PrivateValues(entries, declarations: declarations)
        var misses: [Miss] = []
        var open: (said: String, at: Instant)?
        var attempts: [Int: Int] = [:]
        for entry in entries {
            var kind = Kind(entry.body)
            var isPrivate = false
            if case .received(let received) = entry.body {
                open = received.input.said.map { ($0, entry.at) }
            }
            if case .asked(let asked) = entry.body, asked.run > 0 {
                if asked.question.attempts > attempts[asked.run] ?? 0 { kind = .noAnswer }
                attempts[asked.run] = asked.question.attempts
                isPrivate = asked.question.wanted.contains { declarations.slots[$0.slot]?.isPrivate ?? true }
            }
            guard let found = kind, let (said, at) = open else { continue }
            func shown(_ text: String) -> String {
                let text = PrivateValues.withoutLoose(text, in: files)
                return isPrivate ? withoutDigits(text) : text
            }
            let (text, example) = (shown(hidden.masked(said)), shown(hidden.asExample(said)))
            misses.append(
                Miss(text: text, kind: found, at: at, example: example == text ? nil : example))
            open = nil
        }
        return misses
    }

    /// A number that was typed wrong is no value, and private all the same.
    private static func withoutDigits(_ text: String) -> String {
        text.replacing(/[0-9０-９]+/, with: PrivateValues.mask)
    }
}

extension Miss.Kind {
    /// `nil` for what is no miss by itself.
    fileprivate init?(_ body: JournalEntry.Body) {
        switch body {
        case .replied(let replied) where replied.cause == JournalView.missCause: self = .notUnderstood
        case .asked(let asked) where asked.question.kind == .clarify: self = .unclear
        case .asked(let asked) where asked.run == 0 && asked.question.kind == .offer: self = .notUnderstood
        case .handedOff(let handedOff) where handedOff.run == 0: self = .handedOff
        default: return nil
        }
    }
}
