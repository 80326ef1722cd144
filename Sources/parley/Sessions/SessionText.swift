// A session as a conversation that people can read, with what the bot did in between.

import Parley
import ParleyModel
import ParleyTesting

enum SessionText {
    /// Who said what, and when; flows, actions and hand-offs between the lines.
    static func lines(_ entries: [JournalEntry], zone: TimeZoneRules, masking hidden: PrivateValues?)
        -> [String]
    {
        var lines: [String] = []
        for entry in entries {
            func mask(_ text: String) -> String { hidden?.masked(text) ?? text }
            let time = TraceText.time(entry.at, in: zone)
            if case .received(let received) = entry.body {
                lines.append("\(time)  user: \(mask(said(received.input)))")
            } else if let done = done(entry.body, mask) {
                lines.append("\(blank)  * \(done)")
            }
            for reply in entry.body.replies {
                let text = mask(ReplyText([reply]).lines.joined(separator: "\n"))
                lines.append("\(blank)  bot:  " + text.replacing("\n", with: "\n\(blank)        "))
            }
        }
        return lines
    }

    /// As wide as a time.
    private static let blank = String(repeating: " ", count: 19)

    private static func said(_ input: Input) -> String {
        TraceText.detail(of: .received(Received(input: input, understanding: Understanding())), masking: nil)
    }

    /// What a reader wants to know beside the words; `nil` for all else.
    private static func done(_ body: JournalEntry.Body, _ mask: (String) -> String) -> String? {
        switch body {
        case .opened(let opened): "the session begins, in \(opened.locale)"
        case .started(let started): "\(started.flow) begins"
        case .effect(let effect) where effect.identity.kind == .call: call(effect, mask)
        case .handedOff(let handedOff): "handed to \(handedOff.team)"
        case .handedBack: "handed back"
        case .undone: "the last answer is taken back"
        case .compensating(let plan):
            plan.standing.last.map { "\($0.action) takes back \($0.write.action)" }
        case .compensated(let compensated):
            compensated.isTakenBack ? "taken back" : compensated.failure.map { "not taken back: \(mask($0))" }
        case .revised: "run again on the corrected answers"
        case .ended(let ended):
            "\(ended.outcome.rawValue)" + (ended.problem.map { ": \(mask($0.message))" } ?? "")
        case .done(let done): done.problem.map { "problem, \($0.code): \(mask($0.message))" }
        case .closed(let reason): "the session is closed: \(reason)"
        default: nil
        }
    }

    private static func call(_ effect: Effect, _ mask: (String) -> String) -> String {
        let result =
            switch effect.result {
            case .value(let value): CanonicalJSON.text(value)
            case .problem(let problem): "problem: \(problem)"
            }
        return "\(effect.identity.label) -> \(mask(result))"
    }
}
