// What a designer is told by `:why`: how the last message was read, and what followed from it.

import Parley
import ParleyLanguage
import ParleyModel

enum WhyText {
    /// A line each; of the last turn of a session.
    static func lines(_ conversation: Conversation) throws(StoreError) -> [String] {
        let bot = conversation.bot
        let entries = try bot.entries(of: conversation.session)
        guard let start = entries.lastIndex(where: { $0.received != nil }),
            let received = entries[start].received
        else { return ["(nothing was said yet)"] }
        let before = JournalView(session: conversation.session, entries: entries[..<start])
        let turn = entries[start...].map(\.body)
        return said(received, bot) + read(received, before.locale, bot) + decided(turn, received, bot)
    }

    /// The message with its private values masked.
    private static func masked(_ text: String, _ received: Received, _ bot: Bot) -> String {
        var scalars = Array(text.unicodeScalars)
        let found = received.understanding.values
        let shown = AnswerLine.masked(received.understanding, declarations: bot.declarations).values
        for (value, shown) in zip(found, shown).reversed()
        where value.value != shown.value && value.start >= 0 && value.start < value.end
            && value.end <= scalars.count
        {
            scalars.replaceSubrange(value.start..<value.end, with: shown.value.printed.unicodeScalars)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private static func said(_ received: Received, _ bot: Bot) -> [String] {
        switch received.input.content {
        case .message(let message): ["said      \(masked(message.text, received, bot))"]
        case .button(let value): ["pressed   \(value)"]
        case .event(let name, _): ["event     \(name)"]
        }
    }

    private static func read(_ received: Received, _ locale: Locale, _ bot: Bot) -> [String] {
        guard case .message(let message) = received.input.content else { return [] }
        let masked = AnswerLine.masked(received.understanding, declarations: bot.declarations)
        var lines = masked.values.map { value in
            "value     \(value.slot ?? value.type.name) = \(value.value.printed) (\(source(value.source)))"
        }
        if received.understanding.isQuestion { lines.append("form      a question") }
        let spoken = bot.explanations(of: message.text, locale: locale)
        for ranked in masked.intents + masked.answers where ranked.confidence >= 0.01 {
            lines.append("likely    \(ranked.name) \(percent(ranked.confidence))")
            guard let parts = spoken.first(where: { $0.name == ranked.name })?.parts, !parts.isEmpty else {
                continue
            }
            let words = parts.prefix(5).map { "\($0.text) \($0.weight < 0 ? "-" : "+")\(tenths($0.weight))" }
            lines.append("          by " + words.joined(separator: ", "))
        }
        return lines
    }

    private static func source(_ source: FoundValue.Source) -> String {
        switch source {
        case .place: "at its place in an example"
        case .named: "named"
        case .type: "by its type"
        }
    }

    /// What the entries of the turn say that was done, and by which rule.
    private static func decided(_ turn: [JournalEntry.Body], _ received: Received, _ bot: Bot) -> [String] {
        turn.compactMap { body -> String? in
            switch body {
            case .started(let started): "flow      \(started.flow) begins\(place(of: started.flow, bot))"
            case .raised: "flow      one that waited is taken up again"
            case .effect(let effect) where effect.slot != nil:
                "slot      \(effect.slot ?? "") is set"
            case .effect(let effect) where effect.identity.kind == .call:
                "action    \(effect.identity.label) was called"
            case .asked(let asked) where asked.run == 0:
                "rule      the engine asks: \(asked.question.kind.rawValue)"
            case .asked(let asked):
                "asks      "
                    + (asked.question.wanted.map { $0.slot.isEmpty ? asked.question.kind.rawValue : $0.slot })
                    .joined(separator: ", ")
                    + (asked.question.attempts > 0 ? ", attempt \(asked.question.attempts + 1)" : "")
            case .corrected(_, let slots) where !slots.isEmpty:
                "rule      a correction of \(slots.names.joined(separator: ", "))"
            case .revised: "rule      the flow was run again on the corrected answers"
            case .undone: "rule      going back: the last answer is taken back"
            case .later(let later) where !later.isEmpty:
                "rule      several requests: after this, \(later.map(name).joined(separator: ", "))"
            case .locale(let locale): "rule      the language is \(locale.text) from here on"
            case .replied(let replied): "rule      \(rule(replied.cause))"
            case .handedOff(let handedOff): "rule      handed to \(handedOff.team)"
            case .ended(let ended): "flow      ends: \(ended.outcome.rawValue)"
            default: nil
            }
        }
    }

    private static func name(_ later: Later) -> String {
        switch later.request {
        case .flow(let flow, _): flow
        case .answer(let answer): answer
        }
    }

    private static func rule(_ cause: String) -> String {
        guard cause.hasPrefix(JournalView.answerCause) else { return "the engine says \(cause)" }
        return "a written answer, \(cause.dropFirst(JournalView.answerCause.count))"
    }

    private static func place(of flow: String, _ bot: Bot) -> String {
        bot.declarations.flows[flow].map { " (\($0.position.file):\($0.position.line))" } ?? ""
    }

    private static func percent(_ confidence: Double) -> String {
        confidence.isFinite ? "\(Int((max(0, min(1, confidence)) * 100).rounded())) %" : "?"
    }

    private static func tenths(_ weight: Double) -> String {
        guard weight.isFinite, weight.magnitude < 1_000 else { return "?" }
        let tenths = Int((weight.magnitude * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension JournalEntry {
    fileprivate var received: Received? { if case .received(let received) = body { received } else { nil } }
}
