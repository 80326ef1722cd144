// Why a message was taken for what it was taken for, and what was decided on it.
import ParleyFlows
package import ParleyLanguage
package import ParleyModel

extension Bot {
    /// The intents and answers that a message comes closest to, with what in it spoke for and against each.
    package func explanations(of text: String, locale: Locale, limit: Int = 3) -> [Explanation] {
        (engine.revisions.recogniser as? any TrainedRecogniser)?.explain(text, locale: locale, limit: limit)
            ?? []
    }

    package func tokens(of text: String, locale: Locale) -> [String] {
        engine.revisions.tools.tokens(text, locale: locale)
    }

    /// Below it an intent is not clear.
    package func threshold(ofIntent name: String) -> Double {
        declarations.intents[name]?.threshold ?? declarations.settings.thresholds["intent"]?.number
            ?? Deliberation.threshold
    }

    /// What was decided on the input of a turn: the same pure deliberation over what the journal tells.
    ///
    /// - Parameters:
    ///   - turn: the turn's entries, from `received` on.
    ///   - earlier: the session's entries before it.
    package func decision(in turn: ArraySlice<JournalEntry>, after earlier: ArraySlice<JournalEntry>)
        -> Decision?
    {
        guard case .received(let received)? = turn.first?.body,
            let session = turn.first.map({ _ in received.input.session })
        else { return nil }
        let view = JournalView(session: session, entries: earlier + turn.prefix(Bot.deliberated(turn)))
        let moment = Moment(
            now: turn.first?.at ?? engine.clock.now(), timeZone: engine.revisions.newest.timeZone)
        let deliberation = Deliberation(
            declarations: declarations, lookup: engine.revisions.newest.lookup,
            recogniser: engine.revisions.recogniser, view: view, moment: moment)
        return deliberation.decide(received.input, received.understanding)
    }

    /// How many of a turn's entries stood when it was decided: a greeting may come first, and the language may change.
    private static func deliberated(_ turn: ArraySlice<JournalEntry>) -> Int {
        let bodies = turn.map(\.body)
        var count = 1
        if let waited = bodies.lastIndex(where: { if case .deferred(false) = $0 { true } else { false } }) {
            count = waited + 1
        }
        while count < bodies.count, case .locale = bodies[count] { count += 1 }
        return count
    }

    /// The line at which the run on top of a session waits; `nil` when nothing waits, or when it is not in memory.
    package func waitingPlace(
        of session: SessionID, completion: @escaping @Sendable (SourcePosition?) -> Void
    ) {
        let worker = worker(of: session)
        if !worker.queue.add({ completion(worker.waitingPlace(of: session)) }) { completion(nil) }
    }
}

extension LoadedBot {
    /// The value that a text gives for a slot, as it would be taken in answer to its question.
    package func value(of text: String, for slot: SlotDeclaration, locale: Locale, at instant: Instant)
        -> Value?
    {
        let choices = slot.choices.compactMap { choice in
            choice.value.text.map { Expectation.Option(title: $0, value: choice.value, also: choice.also) }
        }
        let wanted = Expectation.Wanted(
            slot: slot.name, type: slot.type, pattern: slot.pattern, choices: choices)
        return recogniser.answer(
            text, for: wanted, locale: locale, at: Moment(now: instant, timeZone: newest.timeZone))
    }

    /// The values that a text holds when nothing is asked.
    package func values(in text: String, locale: Locale, at instant: Instant) -> [FoundValue] {
        let moment = Moment(now: instant, timeZone: newest.timeZone)
        return recogniser.understand(text, locale: locale, expected: nil, at: moment).values
    }

    /// What a message is taken to mean when nothing is asked.
    package func understanding(of text: String) -> Understanding {
        recogniser.understand(text, locale: declarations.settings.locale, expected: nil)
    }

    /// The rules of the bot's time zone.
    package var timeZone: TimeZoneRules { newest.timeZone }

    /// What the bot's files say, but for its tests.
    package var texts: [String] { OutlinedBot(revision: newest).texts }
}

extension Bot {
    /// The bot's files as they were read, and what was learned from them.
    package var loaded: LoadedBot {
        LoadedBot(newest: engine.revisions.newest, recogniser: engine.revisions.recogniser)
    }
}
