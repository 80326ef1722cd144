// What a designer is told by `:why`: how the last message was read, what was decided on it and by which rule.

import Parley
import ParleyLanguage
import ParleyModel
import ParleyTesting

enum WhyText {
    /// A line each; of the last turn of a session.
    static func lines(_ conversation: Conversation) throws(StoreError) -> [String] {
        let bot = conversation.bot
        let entries = try conversation.entries()
        guard let start = entries.lastIndex(where: { $0.received != nil }),
            let received = entries[start].received
        else { return ["(nothing was said yet)"] }
        let before = JournalView(session: conversation.session, entries: entries[..<start])
        let hidden = PrivateValues(entries, declarations: bot.declarations)
        let decision = bot.decision(in: entries[start...], after: entries[..<start])
        return said(received, hidden) + read(received, before.locale, bot, hidden)
            + (decision.map { ["rule      " + DecisionText.sentence($0, received, before, bot)] } ?? [])
            + followed(entries[start...].map(\.body), bot, hidden) + waits(conversation, bot)
    }

    private static func said(_ received: Received, _ hidden: PrivateValues) -> [String] {
        switch received.input.content {
        case .message(let message): ["said      \(hidden.masked(message.text))"]
        case .button(let value): ["pressed   \(hidden.masked(value))"]
        case .event(let name, _): ["event     \(name)"]
        }
    }

    // MARK: how it was read

    private static func read(
        _ received: Received, _ locale: Locale, _ bot: Bot, _ hidden: PrivateValues
    ) -> [String] {
        guard case .message(let message) = received.input.content else { return [] }
        let masked = AnswerLine.masked(received.understanding, declarations: bot.declarations)
        var lines: [String] = []
        let tokens = bot.tokens(of: hidden.masked(message.text), locale: locale)
        if !tokens.isEmpty { lines.append("tokens    \(tokens.joined(separator: " | "))") }
        lines += masked.values.map { value in
            "value     \(value.slot ?? value.type.name) = \(value.value.printed) (\(source(value.source)))"
        }
        if let language = received.understanding.language { lines.append("language  \(language)") }
        if received.understanding.isQuestion { lines.append("form      a question") }
        // A part of a private value would tell it piece by piece.
        let places = hidden.places(in: message.text)
        let spoken = bot.explanations(of: message.text, locale: locale)
        for ranked in masked.intents + masked.answers where ranked.confidence >= 0.01 {
            lines.append("likely    \(ranked.name) \(percent(ranked.confidence))")
            let parts = (spoken.first { $0.name == ranked.name }?.parts ?? []).filter { part in
                !places.contains { $0.overlaps(part.range) }
            }
            lines += reasons(parts.filter { $0.weight >= 0 }, "for")
            lines += reasons(parts.filter { $0.weight < 0 }, "against")
        }
        return lines
    }

    private static func reasons(_ parts: [Explanation.Part], _ side: String) -> [String] {
        if parts.isEmpty { return [] }
        let words = parts.prefix(5).map {
            "\($0.text) \($0.weight < 0 ? "-" : "+")\(tenths($0.weight))"
        }
        return ["          \(side) it: " + words.joined(separator: ", ")]
    }

    private static func source(_ source: FoundValue.Source) -> String {
        switch source {
        case .place: "at its place in an example"
        case .named: "named"
        case .type: "by its type"
        }
    }

    // MARK: what followed

    /// What the entries of the turn say that was done.
    private static func followed(
        _ turn: [JournalEntry.Body], _ bot: Bot, _ hidden: PrivateValues
    ) -> [String] {
        turn.compactMap { body -> String? in
            switch body {
            case .started(let started): "flow      \(started.flow) begins\(place(of: started.flow, bot))"
            case .raised: "flow      one that waited is taken up again"
            case .effect(let effect) where effect.slot != nil:
                "slot      \(filled(effect, bot, hidden))"
            case .effect(let effect) where effect.identity.kind == .call:
                "action    \(effect.identity.label) was called"
            case .asked(let asked) where asked.run == 0:
                "asks      the engine itself: \(asked.question.kind.rawValue)"
            case .asked(let asked): "asks      \(question(asked.question, bot))"
            case .corrected(_, let slots) where !slots.isEmpty:
                "corrects  \(corrected(slots, bot, hidden).joined(separator: ", "))"
            case .revised: "flow      it was run again on the corrected answers"
            case .undone: "undo      the last answer is taken back"
            case .later(let later) where !later.isEmpty:
                "later     \(later.map(DecisionText.name).joined(separator: ", "))"
            case .locale(let locale): "locale    \(locale.text) from here on"
            case .replied(let replied): "says      \(spoken(replied.cause))"
            case .handedOff(let handedOff): "person    handed to \(handedOff.team)"
            case .ended(let ended): "flow      ends: \(ended.outcome.rawValue)"
            default: nil
            }
        }
    }

    /// `day = 2026-03-02`; a private value is dots.
    private static func filled(_ effect: Effect, _ bot: Bot, _ hidden: PrivateValues) -> String {
        let slot = effect.slot ?? ""
        guard case .value(let value) = effect.result, !value.isNull else { return "\(slot) has no value" }
        let name = AnswerKey(slot: slot, about: effect.about).shown(as: slot)
        return "\(name) = \(shown(value, of: slot, bot, hidden))"
    }

    private static func corrected(_ slots: Record, _ bot: Bot, _ hidden: PrivateValues) -> [String] {
        slots.names.map { name in
            let key = AnswerKey(name)
            let value = slots[name] ?? .null
            return key.shown(as: key.slot)
                + (value.isNull ? ", which is asked again" : " = \(shown(value, of: key.slot, bot, hidden))")
        }
    }

    private static func shown(_ value: Value, of slot: String, _ bot: Bot, _ hidden: PrivateValues) -> String
    {
        bot.declarations.slots[slot]?.isPrivate ?? true ? PrivateValues.mask : hidden.masked(value).printed
    }

    private static func question(_ question: Question, _ bot: Bot) -> String {
        let wanted = question.wanted.map { one -> String in
            guard let slot = bot.declarations.slots[one.slot] else { return question.kind.rawValue }
            return "\(one.slot) (\(slot.position.file):\(slot.position.line))"
        }
        return wanted.joined(separator: ", ")
            + (question.attempts > 0 ? ", attempt \(question.attempts + 1)" : "")
    }

    private static func waits(_ conversation: Conversation, _ bot: Bot) -> [String] {
        conversation.waitingPlace.map { ["waits     at \($0.file):\($0.line)"] } ?? []
    }

    private static func spoken(_ cause: String) -> String {
        guard cause.hasPrefix(JournalView.answerCause) else { return cause }
        return "a written answer, \(cause.dropFirst(JournalView.answerCause.count))"
    }

    static func place(of flow: String, _ bot: Bot) -> String {
        bot.declarations.flows[flow].map { " (\($0.position.file):\($0.position.line))" } ?? ""
    }

    static func percent(_ confidence: Double) -> String {
        confidence.isFinite ? "\(Int((max(0, min(1, confidence)) * 100).rounded())) %" : "?"
    }

    private static func tenths(_ weight: Double) -> String {
        guard weight.isFinite, weight.magnitude < 1_000 else { return "?" }
        let tenths = Int((weight.magnitude * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension JournalEntry {
    var received: Received? { if case .received(let received) = body { received } else { nil } }
}
