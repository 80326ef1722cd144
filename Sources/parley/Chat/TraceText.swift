// Entries of a journal as lines that a designer can read.

import Parley
import ParleyModel
import ParleyTesting

enum TraceText {
    /// A line an entry: its number, its kind, what it says; private values masked.
    static func lines(_ entries: some Collection<JournalEntry>, masking hidden: PrivateValues?) -> [String] {
        Columns.aligned(
            entries.map { entry in
                let told = detail(of: entry.body, masking: hidden)
                return [String(entry.seq), entry.body.kind] + (told.isEmpty ? [] : [told])
            })
    }

    /// `2026-03-01 18:00:05`, in the bot's time zone.
    static func time(_ instant: Instant, in zone: TimeZoneRules) -> String {
        let local = zone.local(instant)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(local.year)-\(two(local.month))-\(two(local.day)) "
            + "\(two(local.hour)):\(two(local.minute)):\(two(local.second))"
    }

    static func detail(of body: JournalEntry.Body, masking hidden: PrivateValues?) -> String {
        func text(_ text: String) -> String { hidden?.masked(text) ?? text }
        func value(_ value: Value) -> String { CanonicalJSON.text(hidden?.masked(value) ?? value) }
        switch body {
        case .opened(let opened): return "in \(opened.locale)"
        case .received(let received): return text(said(received.input))
        case .deferred(let waits):
            return waits ? "the message waits for the greeting" : "the message has its turn"
        case .started(let started):
            return "run \(started.run): \(started.flow)"
                + (started.given.isEmpty ? "" : ", given \(value(.record(started.given)))")
        case .effect(let effect): return detail(of: effect, text, value)
        case .asked(let asked): return detail(of: asked)
        case .calling(let calling):
            return
                "\(calling.call.action) \(value(.record(calling.call.arguments))) (\(calling.call.effect.rawValue))"
        case .handedOff(let handedOff): return "to \(handedOff.team)"
        case .handedBack(let result): return detail(of: result, value)
        case .heard(let run, let given): return "run \(run) is given \(value(.record(given)))"
        case .resumed(let run, let slots): return "run \(run) sees \(value(.record(slots)))"
        case .replied(let replied): return "\(replied.cause): \(text(replied.reply.text ?? ""))"
        case .corrected(let run, let slots): return "run \(run): \(value(.record(slots)))"
        case .revised(let revised):
            return "run \(revised.run): \(revised.steps.count) steps, \(revised.effects.count) of them new"
        case .undone(let seq): return "everything from entry \(seq) on is taken back"
        case .compensating(let plan):
            guard let next = plan.standing.last else { return "" }
            return "\(next.action) takes back \(next.write.action) \(value(.record(next.write.arguments)))"
        case .compensated(let compensated): return detail(of: compensated.result, value)
        case .raised(let run): return "run \(run) is on top again"
        case .later(let later): return later.map(DecisionText.name).joined(separator: ", ")
        case .ended(let ended):
            return "run \(ended.run): \(ended.outcome.rawValue)"
                + (ended.problem.map { ", \($0.code): \(text($0.message))" } ?? "")
        case .locale(let locale): return locale.text
        case .done(let done): return done.changed.isEmpty ? "" : value(.record(done.changed))
        case .closed(let reason): return reason
        }
    }

    private static func said(_ input: Input) -> String {
        switch input.content {
        case .message(let message):
            ([message.text] + message.attachments.map { "(\($0.type) \($0.url))" }).joined(separator: " ")
        case .button(let value): "[\(value)]"
        case .event(let name, let fields):
            name + (fields.isEmpty ? "" : " " + CanonicalJSON.text(.record(fields)))
        }
    }

    private static func detail(
        of effect: Effect, _ text: (String) -> String, _ value: (Value) -> String
    ) -> String {
        let label = "run \(effect.run): \(effect.identity.kind.rawValue) \(text(effect.identity.label))"
        if let reply = effect.reply { return "\(label): \(text(reply.text ?? ""))" }
        return "\(label) -> \(detail(of: effect.result, value))"
    }

    private static func detail(of result: EffectResult, _ value: (Value) -> String) -> String {
        switch result {
        case .value(let given): value(given)
        case .problem(let problem): "problem: \(problem)"
        }
    }

    private static func detail(of asked: Asked) -> String {
        let wanted = asked.question.wanted.map(\.slot).filter { !$0.isEmpty }
        let attempt = asked.question.attempts > 0 ? ", attempt \(asked.question.attempts + 1)" : ""
        let what = [asked.question.kind.rawValue, wanted.joined(separator: ", ")].filter { !$0.isEmpty }
        return "run \(asked.run): \(what.joined(separator: " "))\(attempt)"
    }
}
