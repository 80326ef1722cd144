// A message that is not clear: which of the things that it comes close to was meant?
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// So often in a row it is asked what was meant; then the ladder begins.
    private static let maximumClarifications = 2
    private static let optionLimit = 3
    /// Less likely than this, or than this share of the likeliest, it was not meant.
    private static let leastLikely = 0.25
    private static let leastShare = 0.4
    /// One that is clear is taken for meant, unless another is as good as this share of it.
    private static let asGood = 0.9
    private static let beyondDoubt = 0.9
    /// "On Monday", 周一吧.
    private static let wordsBesideValue = 1

    func clarification(_ text: String, _ understanding: Understanding) -> Decision? {
        if let question = view.offered?.question, question.kind == .clarify,
            let chosen = reading(of: text, question)
        {
            return meant(chosen)
        }
        guard isOn("parley.clarify"), view.discourse.clarifications < Deliberation.maximumClarifications
        else {
            return nil
        }
        let candidates = candidates(understanding).sorted { $1.confidence < $0.confidence }
        guard let best = candidates.first, best.confidence >= Deliberation.leastLikely else {
            let isLittle =
                isLittleElse(than: understanding.values, in: text) || contrasts(text, understanding)
            return isLittle ? forValue(understanding, nil) : nil
        }
        // What an unclear message does name is worth more than what it might mean.
        if best.confidence < Deliberation.threshold, let byValue = forValue(understanding, .place) {
            return byValue
        }
        let likely = candidates.filter { one in
            one.confidence >= max(Deliberation.leastLikely, best.confidence * Deliberation.leastShare)
        }
        return .clarify(likely.prefix(Deliberation.optionLimit).map(\.option))
    }

    /// Asks, where two things are as clear as each other and neither is beyond doubt.
    func ambiguity(_ understanding: Understanding) -> Decision? {
        guard isOn("parley.clarify"), view.discourse.clarifications < Deliberation.maximumClarifications
        else {
            return nil
        }
        let candidates = candidates(understanding).sorted { $1.confidence < $0.confidence }
        guard let best = candidates.first, best.confidence < Deliberation.beyondDoubt,
            best.confidence >= Deliberation.threshold
        else { return nil }
        let close = candidates.filter { $0.confidence >= best.confidence * Deliberation.asGood }
        guard close.count > 1 else { return nil }
        return .clarify(close.prefix(Deliberation.optionLimit).map(\.option))
    }

    /// Asks, where an answer names several options of what takes one, "double or twin", or leaves open which of two values is
    /// meant, "Sunday or Monday".
    func severalOptions(_ text: String, _ question: Question) -> Decision? {
        guard isOn("parley.clarify"),
            view.discourse.clarifications < Deliberation.maximumClarifications
        else { return nil }
        for wanted in question.wanted {
            let open = recogniser.alternatives(in: text, for: wanted, at: moment)
            if open.count > 1 { return .clarify(open.map { meaning($0, for: wanted.slot) }) }
        }
        guard let wanted = question.wanted.first(where: { $0.type == .choice }) else { return nil }
        let named = recogniser.options(in: text, for: wanted)
        guard named.count > 1 else { return nil }
        return .clarify(
            wanted.choices.filter { named.contains($0.value) }.map { meaning($0, for: wanted.slot) })
    }

    /// An option that fills a slot.
    private func meaning(_ option: Expectation.Option, for slot: String) -> Expectation.Option {
        Expectation.Option(
            title: option.title, value: ["slot": .text(slot), "value": option.value], also: option.also)
    }

    /// What an option of ``clarification(_:_:)`` stands for.
    func meant(_ option: Value) -> Decision {
        if let flow = option["flow"]?.text {
            return begin(flow, given: option["given"]?.record ?? [:], arguments: [:])
        }
        if let slot = option["slot"]?.text {
            return .answer(Record([Record.Field(name: slot, value: option["value"] ?? .null)]))
        }
        return option["answer"]?.text.map { .tell(answer: $0) } ?? .notUnderstood
    }

    /// A value, an order number say: which of the flows that ask for one?
    ///
    /// - Parameter without: values found so do not count as named; `nil`: any value will do.
    private func forValue(_ understanding: Understanding, _ without: FoundValue.Source?) -> Decision? {
        let named = understanding.values.contains { $0.source != without && $0.slot != nil }
        guard without == nil ? !understanding.values.isEmpty : named else { return nil }
        let renderer = TextRenderer(declarations: declarations, locale: view.locale, slots: view.presentSlots)
        var options: [Expectation.Option] = []
        for flow in declarations.flows.values.sorted(by: { $0.name < $1.name }) where !flow.intents.isEmpty {
            let given = given(to: flow, understanding)
            guard let description = flow.description, !given.isEmpty else { continue }
            options.append(
                Expectation.Option(
                    title: renderer.render(description),
                    value: ["flow": .text(flow.name), "given": .record(given)]))
        }
        return options.isEmpty ? nil : .clarify(Array(options.prefix(Deliberation.optionLimit)))
    }

    /// Whether values are what a message is about: a code, a phone number or two values beside some words, or a date, an
    /// amount and the like almost alone. "I hate Mondays" has a day in it, and gives none.
    private func isLittleElse(than values: [FoundValue], in text: String) -> Bool {
        guard let first = values.first else { return false }
        let isTelling = values.contains { value in
            value.source != .type || [.code, .phone, .email, .url].contains(value.type)
                || value.start >= first.end
        }
        if isTelling { return true }
        var words = 0
        var isInWord = false
        for (index, scalar) in text.unicodeScalars.enumerated()
        where !values.contains(where: { ($0.start..<$0.end).contains(index) }) {
            let isLetter = scalar.properties.isAlphabetic
            if isLetter, scalar.properties.isIdeographic || !isInWord { words += 1 }
            isInWord = isLetter && !scalar.properties.isIdeographic
        }
        return words <= Deliberation.wordsBesideValue
    }

    private func reading(of text: String, _ question: Question) -> Value? {
        guard let wanted = question.wanted.first else { return nil }
        return recogniser.answer(text, for: wanted, locale: view.locale, at: moment)
    }

    private func candidates(_ understanding: Understanding) -> [(
        option: Expectation.Option, confidence: Double
    )] {
        let renderer = TextRenderer(declarations: declarations, locale: view.locale, slots: view.presentSlots)
        var candidates: [(option: Expectation.Option, confidence: Double)] = []
        for intent in understanding.intents where !intent.name.hasPrefix("parley.") {
            guard let flow = flow(for: intent.name), let description = flow.description else { continue }
            var value: Record = ["flow": .text(flow.name)]
            let given = given(to: flow, understanding)
            if !given.isEmpty { value["given"] = .record(given) }
            candidates.append(
                (
                    Expectation.Option(title: renderer.render(description), value: .record(value)),
                    intent.confidence
                ))
        }
        for answer in understanding.answers {
            guard let declared = lookup.answer(answer.name), isReadable(declared, understanding),
                let question = declared.questions.first
            else { continue }
            candidates.append(
                (
                    Expectation.Option(title: question, value: ["answer": .text(answer.name)]),
                    answer.confidence
                ))
        }
        var titles: Set<String> = []
        return candidates.filter { titles.insert($0.option.title).inserted }
    }

    /// Whether a question is put in the language of the message, or where that shows none in the session's.
    private func isReadable(_ answer: AnswerDeclaration, _ understanding: Understanding) -> Bool {
        func language(_ locale: Locale) -> Substring { locale.text.prefix { $0 != "-" && $0 != "_" } }
        guard let written = answer.locale else { return true }
        return language(written) == language(understanding.language ?? view.locale)
    }
}
