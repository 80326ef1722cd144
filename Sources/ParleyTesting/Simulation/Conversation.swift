// What one simulated user sent and got: the measure for every other way of running it.

package import Parley
package import ParleyModel

package struct Conversation: Sendable {
    package var session: SessionID
    package var inputs: [SimulatedInput] = []
    package var results: [TurnResult] = []
    package var entries: [JournalEntry] = []

    /// When an input is sent.
    package func time(of index: Int) -> Instant {
        let seconds = inputs[...index].reduce(0) { $0 + $1.pause }
        return Instant(milliseconds: 1_772_384_400_000).advanced(bySeconds: seconds)
    }

    /// What chance is made of while an input is worked on.
    package func chance(of index: Int, _ seed: UInt64) -> UInt64 {
        EffectIdentity.hash("\(seed) \(session.text) \(index)".utf8)
    }

    /// As people read it.
    package func listing(upTo last: Int? = nil) -> String {
        var lines: [String] = []
        for (index, input) in inputs.enumerated().prefix((last ?? inputs.count) + 1) {
            switch input.input.content {
            case .message(let message): lines.append("user: \(message.text)")
            case .button(let value): lines.append("user: [\(value)]")
            case .event(let name, let fields):
                lines.append("* event \(name) \(CanonicalJSON.text(.record(fields)))")
            }
            guard index < results.count else { continue }
            lines += results[index].replies.map { "bot:  \($0.text ?? "(no text)")" }
            if let problem = results[index].problem {
                lines.append("      (\(problem.code): \(problem.message))")
            }
        }
        return lines.joined(separator: "\n")
    }
}

/// Something that should hold and does not, with all that is needed to see it again.
package struct SimulationFailure: Error, CustomStringConvertible {
    package var seed: UInt64
    package var variant: String
    package var session: SessionID?
    package var reason: String
    package var conversation: String
    package var bot: String

    package var description: String {
        """
        seed \(seed), \(variant)\(session.map { ", \($0)" } ?? ""): \(reason)
        ---- said ----
        \(conversation)
        ---- bot ----
        \(bot)
        """
    }
}
