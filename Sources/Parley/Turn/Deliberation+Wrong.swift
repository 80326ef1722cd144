// What is called wrong without a value that does: it is asked again, told to be no value, or asked which it is.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// How sure a correction is that only a hesitation marks.
    private static let hesitation = threshold..<0.75
    /// How sure a correction is that only a no marks.
    private static let sureOfNo = 0.92
    /// Between a no and what it stands before: a comma and a blank.
    private static let longestPause = 2

    /// Something is called wrong, but not what: each of what was told, to choose from.
    ///
    /// - Parameter isSure: whether it is called so, and not only a no with anything behind it.
    func whatIsWrong(isSure: Bool = true) -> Decision? {
        let told = toldSlots
        guard let first = told.first else { return nil }
        let ofRun = told.filter { $0.run.ordinal == first.run.ordinal }
        return ofRun.count == 1 && isSure ? reask(first) : which(ofRun, nil)
    }

    /// Whether the words of a message call something wrong, wherever they stand in it.
    func isSaidWrong(_ understanding: Understanding) -> Bool {
        understanding.intents.contains {
            $0.name == "parley.correct" && $0.confidence > Deliberation.sureOfNo
        }
    }

    /// "All right except the date", 除了日期都对: what is named so is asked again.
    func excepted(_ text: String, _ told: [Told]) -> Decision? {
        let ofRun = told.filter { $0.run.ordinal == told[0].run.ordinal }
        var named = ofRun.filter { isNamed($0.slot, in: text) }
        if named.isEmpty, let byType = self.named(in: text, ofRun) { named = [byType] }
        let isExcepted = named.contains { one in
            recogniser.excepts(String(text.dropLast(fromName(one.slot, text).count)))
        }
        return isExcepted ? change(named.map { ($0, .null) }, [:]) : nil
    }

    /// "No, I don't need one" right behind a yes gives up no more than that.
    func noAfterYes(_ question: Question) -> Decision? {
        guard question.kind == .ask, let last = lastTold, last.value == .bool(true) else { return nil }
        return change([(last, .bool(false))], [:])
    }

    /// What a message calls wrong of what it only gave for later: that is forgotten, and asked when its time comes.
    func forgotten(_ text: String, _ understanding: Understanding) -> Decision? {
        guard isSaidWrong(understanding) else { return nil }
        for run in view.runs.reversed() {
            let named = run.state.given.fields.filter { field in
                declarations.slots[field.name].map { $0.ask != nil && isNamed($0, in: text) } ?? false
            }
            guard named.count == 1, run.state.slots[named[0].name] == nil else { continue }
            return .amend(flow: run.flow, given: [named[0].name: .null])
        }
        return nil
    }

    /// What the user names after the bot has asked which slot to change.
    func whichIsWrong(_ question: Question, _ text: String, _ understanding: Understanding) -> Decision? {
        if let all = allWrong(text, toldSlots) { return all }
        var chosen = option(text, question)?[""]
        if chosen == nil, understanding.values.allSatisfy({ $0.type == .choice }),
            let wanted = question.wanted.first
        {
            chosen = recogniser.answer(text, for: wanted, locale: view.locale, at: moment)
        }
        guard let says = chosen?.text else { return valueOfWrong(text, understanding) }
        let read = recogniser.understand(says, locale: view.locale, expected: nil, at: moment).rounded
        return correction(says, read, view.top?.state.asked?.question, isChosen: true)
    }

    /// Who is asked what to change may give the new value at once, unless it answers what is open.
    private func valueOfWrong(_ text: String, _ understanding: Understanding) -> Decision? {
        let told = toldSlots
        guard let open = view.top?.state.asked?.question, specificValues(text, understanding, open).isEmpty
        else { return nil }
        let found = told.filter {
            $0.run.ordinal == told[0].run.ordinal && Deliberation.isNumeric($0.slot.type)
        }
        .compactMap { one in readings(text, one).map { (told: one, value: $0) } }
        return found.count == 1 && found[0].value != found[0].told.value ? change(found, [:]) : nil
    }

    /// That slot is asked again; what was answered after it stays answered.
    func reask(_ one: Told) -> Decision { change([(one, .null)], [:]) }

    /// "The day and the hour are wrong": of several that are named each is asked again.
    func reaskNamed(in text: String, _ told: [Told], _ understanding: Understanding) -> Decision? {
        let named = told.filter { isNamed($0.slot, in: text) && $0.run.ordinal == told[0].run.ordinal }
        guard named.count > 1, understanding.values.allSatisfy({ $0.type == .yesNo }),
            named.allSatisfy({ recogniser.stated(in: fromName($0.slot, text)) == nil })
        else { return nil }
        return change(named.map { ($0, .null) }, [:])
    }

    /// "Both are wrong", 都错了: all that the topmost run was told is asked again.
    func allWrong(_ text: String, _ told: [Told]) -> Decision? {
        guard let first = told.first, let count = recogniser.countOfWrong(in: text) else { return nil }
        let ofRun = told.filter { $0.run.ordinal == first.run.ordinal }
        guard count == .max || count == ofRun.count else { return nil }
        return change(ofRun.map { ($0, .null) }, [:])
    }

    // MARK: what is not wanted

    /// What a message only does not want: a value of what is asked, what was told, or at a consent all of it.
    func refusal(_ text: String, _ understanding: Understanding, _ question: Question) -> Decision? {
        // "Wrong" and 不对 are no text where something was told.
        if question.kind == .ask, question.wanted.contains(where: { $0.type == .text }),
            recogniser.denial(in: text) != nil, let which = whatIsWrong()
        {
            return which
        }
        guard specificValues(text, understanding, question).isEmpty else { return nil }
        var expected = question.expectation
        // Where all was told, a number that is refused is one of those.
        if question.kind == .confirm {
            expected.wanted += toldSlots.filter { Deliberation.isNumeric($0.slot.type) }.map { one in
                Expectation.Wanted(slot: one.slot.name, type: one.slot.type)
            }
        }
        let refused = recogniser.refused(in: text, expected: expected, at: moment)
        let isOfWanted = refused.contains { value in
            question.wanted.contains { wanted in
                wanted.type == value.type && (value.slot == nil || value.slot == wanted.slot)
            }
        }
        // "Not on Friday" to "Which day?" leaves the other days.
        if isOfWanted { return .askAgain }
        let told = toldSlots.first { one in
            refused.contains { value in
                value.type == one.slot.type && value.value == one.value
                    && (value.slot == nil || value.slot == one.slot.name)
            }
        }
        // "60, not 4" says what takes its place.
        if let told {
            let rest = recogniser.remainder(of: text, without: refused)
            guard let value = readings(rest, told), value != told.value else { return reask(told) }
            return change([(told, value)], [:])
        }
        if question.kind == .confirm, understanding.values.allSatisfy({ $0.type == .yesNo }),
            isNothingButRefusal(text), question.wanted.first?.type == .yesNo
        {
            return .answer([question.wanted[0].slot: false])
        }
        return nil
    }

    // MARK: texts

    /// A text that was told and is named beside the one that takes its place: "not Mary, Maria".
    func swapped(in text: String, _ told: [Told]) -> [(told: Told, value: Value)] {
        told.compactMap { one in
            guard one.slot.type == .text, let old = one.value.text,
                let new = recogniser.replacement(of: old, in: text)
            else { return nil }
            return (
                one, new.isEmpty ? .null : .text(recogniser.bare(new, answering: titles(of: one.slot)[0]))
            )
        }
    }

    /// The text that was told last, or one that resembles it, put right without being named: "no, it's Maria", 不对，是5号楼.
    func restateLast(_ text: String, _ understanding: Understanding, _ told: [Told]) -> Decision? {
        guard let last = lastTold, !understanding.isQuestion else { return nil }
        let ofRun = told.filter { $0.run.ordinal == last.run.ordinal && $0.slot.type == .text }
        let found = ofRun.compactMap { one -> (told: Told, value: Value)? in
            let isLast = one.slot.name == last.slot.name
            guard let old = one.value.text, let new = recogniser.restated(text, like: old, isLast: isLast)
            else { return nil }
            return (one, .text(recogniser.bare(new, answering: titles(of: one.slot)[0])))
        }
        let chosen =
            found.first { $0.told.slot.name == last.slot.name } ?? (found.count == 1 ? found[0] : nil)
        return chosen.map { change([$0], [:]) }
    }

    /// What the run on top was told last.
    var lastTold: Told? {
        guard let top = view.top else { return nil }
        let slot = top.steps.reversed().lazy.compactMap { step in
            if case .effect(let effect) = step, effect.identity.kind == .ask { effect.slot } else { nil }
        }.first
        return toldSlots.first { $0.slot.name == slot && $0.run.ordinal == top.ordinal }
    }

    /// A text that is named and given anew in one: "the reason is that it is too small", 原因错了，是太吵了.
    func restate(_ one: Told, in text: String) -> Decision? {
        guard one.slot.type == .text else { return nil }
        let clauses = recogniser.clauses(of: text)
        // "No" and the like stand before the name.
        let place = clauses.lastIndex { named(in: $0.text, [one]) != nil } ?? clauses.startIndex
        let said = clauses.isEmpty ? text : clauses[place...].map(\.text).joined()
        guard let stated = recogniser.stated(in: fromName(one.slot, said)) else { return nil }
        let core = clauses.count > place + 1 ? recogniser.remainder(of: stated, without: []) : stated
        guard !core.isEmpty else { return nil }
        return change([(one, .text(recogniser.bare(core, answering: titles(of: one.slot)[0])))], [:])
    }

    /// The same of any other value: "the seat is wrong, by the window".
    func restateValue(_ one: Told, in text: String) -> Decision? {
        let said = fromName(one.slot, text)
        let stated = recogniser.stated(in: said).flatMap { value($0, of: one) } ?? bareNo(behind: said, one)
        guard let stated, stated != one.value else { return nil }
        return change([(one, stated)], [:])
    }

    /// "Change the gift wrap to no": of all that denies, "no" alone is also the value of a slot that wants a yes or no.
    private func bareNo(behind said: String, _ one: Told) -> Value? {
        let words = said.lowercased().split { !$0.isLetter }
        guard one.slot.type == .yesNo, words.count > 2, words.last == "no",
            ["to", "is", "be"].contains(words[words.count - 2])
        else { return nil }
        return false
    }

    /// What is stated for a slot that is named: there a yes or no is meant for it alone.
    private func value(_ stated: String, of one: Told) -> Value? {
        one.slot.type == .yesNo ? yesOrNo(stated).map { .bool($0) } : readings(stated, one)
    }

    /// Texts that stand beside other values that are corrected, each in a clause of its own.
    func restated(in text: String, _ told: [Told]) -> [(told: Told, value: Value)] {
        recogniser.clauses(of: text).compactMap { clause in
            guard let one = named(in: clause.text, told.filter { $0.slot.type == .text }),
                let stated = recogniser.stated(in: fromName(one.slot, clause.text))
            else { return nil }
            return (one, .text(recogniser.bare(stated, answering: titles(of: one.slot)[0])))
        }
    }

    /// From where a slot is named on: in "I want to change the reason" nothing is stated for it.
    private func fromName(_ slot: SlotDeclaration, _ text: String) -> String {
        let said = Array(text.lowercased().unicodeScalars)
        let written = Array(text.unicodeScalars)
        let starts = titles(of: slot).compactMap { title in
            Self.place(of: Array(title.lowercased().unicodeScalars), in: said)
        }
        guard let start = starts.min() ?? recogniser.mention(of: slot.type, in: text)?.lowerBound,
            said.count == written.count
        else { return text }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: written[start...])
        return String(rest)
    }

    // MARK: what is no value

    /// A slot that is named and given what is no value for it: "the phone number is 12".
    func rejection(
        _ text: String, _ understanding: Understanding, _ told: [Told], _ wanted: [Expectation.Wanted],
        isMarked: Bool
    ) -> Decision? {
        guard let one = named(in: text, told), one.slot.type != .text,
            !wanted.contains(where: { $0.slot == one.slot.name }),
            let stated = recogniser.stated(in: fromName(one.slot, text)),
            !understanding.isQuestion || !asks(text, beside: one.slot)
        else { return nil }
        // What nothing marks may be a text, and is a value only where it has the look of one.
        let looksLikeOne = stated.unicodeScalars.contains { $0.properties.numericType != nil }
        let isOneWord = stated.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && !$0.properties.isIdeographic
        }
        let takesText = wanted.contains { $0.type == .text }
        guard isMarked || (looksLikeOne && (!takesText || isOneWord)) else { return nil }
        guard value(stated, of: one) == nil else { return nil }
        return .reject(run: one.run.ordinal, slot: one.slot.name, given: [:])
    }

    /// Whether a message asks something by other words than a slot's name, which may be "policy".
    private func asks(_ text: String, beside slot: SlotDeclaration) -> Bool {
        let name = fromName(slot, text)
        let rest = titles(of: slot).first { name.lowercased().hasPrefix($0.lowercased()) }
            .map { String(name.dropFirst($0.count)) }
        let before = String(text.dropLast(name.count))
        return recogniser.understand(
            before + (rest ?? name), locale: view.locale, expected: nil, at: moment
        ).isQuestion
    }

    // MARK: what is still to come

    /// A value for what is still to come: of the flow that asks, or of one that was put off: "no, parcel 12345679" while
    /// another flow asks.
    func amendment(_ text: String, _ understanding: Understanding, _ question: Question?) -> Decision? {
        let wanted = Set(question?.wanted.map(\.slot) ?? [])
        let told = Set(toldSlots.map(\.slot.name))
        if let top = view.top, let flow = declarations.flows[top.flow] {
            let given = Record(
                given(to: flow, understanding).fields.filter {
                    flow.literalAsks.contains($0.name) && !wanted.contains($0.name) && !told.contains($0.name)
                })
            // What was left out is past: it is given after all.
            let after = skippedSlots.compactMap { one in
                given[one.slot.name].map { (told: one, value: $0) }
            }
            if !after.isEmpty {
                let names = Set(after.map(\.told.slot.name))
                return change(after, Record(given.fields.filter { !names.contains($0.name) }))
            }
            if !given.isEmpty { return besideAnswer(text, given, understanding, question, of: top) }
        }
        for later in view.discourse.later {
            guard let name = later.flow, let flow = declarations.flows[name] else { continue }
            let given = Record(
                given(to: flow, understanding).fields.filter {
                    !wanted.contains($0.name) && !told.contains($0.name)
                })
            if !given.isEmpty { return .amend(flow: name, given: given) }
        }
        return nil
    }

    /// "Double, and the name is Bob": the rest answers the open question.
    private func besideAnswer(
        _ text: String, _ given: Record, _ understanding: Understanding, _ question: Question?,
        of run: RunView
    ) -> Decision {
        if let question, question.kind == .ask, question.wanted.first?.type != .yesNo {
            let named = understanding.values.filter { value in
                value.source != .type && given[value.slot ?? ""] == value.value
            }
            let rest = recogniser.remainder(of: text, without: named)
            let read = recogniser.understand(
                rest, locale: view.locale, expected: question.expectation, at: moment
            ).rounded
            let answers = specificValues(rest, read, question)
            if !answers.isEmpty { return .answer(answers) }
        }
        return .amend(flow: run.flow, given: given)
    }

    // MARK: what a number counts

    /// "Actually, 100" to an open question answers it, unless it says what else it is for: "actually 5 people".
    func answersAfterHesitation(
        _ text: String, _ understanding: Understanding, _ question: Question, _ told: [Told]
    ) -> Bool {
        guard question.kind == .ask, let first = question.wanted.first, hesitates(understanding),
            let value = specificValues(text, understanding, question)[first.slot]
        else { return false }
        let others = told.filter { one in !question.wanted.contains { $0.slot == one.slot.name } }
        return !others.contains { one in
            let named = understanding.values.filter { $0.slot == one.slot.name && $0.source != .type }
            // "Two people, 3 nights", and it is 3 nights already.
            if !named.isEmpty { return named.contains { $0.value != one.value } }
            return isNamed(one.slot, in: text) || counts(one.slot, value, text, understanding)
        }
    }

    /// Of several numbers the ones that say what they count, as values of the slot that counts it: "two people, 3 nights".
    func counted(_ understanding: Understanding, _ text: String, _ question: Question) -> Understanding {
        let isNumber = { (type: SlotType) in type == .integer || type == .number }
        let numbers = understanding.values.indices.filter { index in
            isNumber(understanding.values[index].type) && understanding.values[index].source == .type
        }
        guard Set(numbers.map { understanding.values[$0].value }).count > 1 else { return understanding }
        let names = Set(question.wanted.map(\.slot) + toldSlots.map(\.slot.name))
        let slots = names.sorted().compactMap { declarations.slots[$0] }.filter { isNumber($0.type) }
        var counted = understanding
        for index in numbers {
            let counting = slots.filter { counts($0, understanding.values[index].value, text, understanding) }
            // "Two or three nights" is no two.
            guard counting.count == 1 else { return understanding }
            counted.values[index].slot = counting[0].name
            counted.values[index].type = counting[0].type
            counted.values[index].source = .named
        }
        return counted
    }

    /// "No 2 kids": the number behind the no is more than the no.
    func countsBehindNo(_ understanding: Understanding) -> Bool {
        guard let no = understanding.values.first(where: { $0.type == .yesNo && $0.start == 0 }) else {
            return false
        }
        return understanding.values.contains { value in
            [.number, .integer, .money].contains(value.type) && value.start >= no.end
                && value.start - no.end <= Deliberation.longestPause
        }
    }

    /// Whether a message is nothing but a number or an amount.
    func isBareNumber(_ text: String, _ understanding: Understanding) -> Bool {
        let numbers = understanding.values.filter { Deliberation.isNumeric($0.type) }
        return !numbers.isEmpty && recogniser.remainder(of: text, without: numbers).isEmpty
    }

    static func isNumeric(_ type: SlotType) -> Bool { [.number, .integer, .money, .rating].contains(type) }

    private func hesitates(_ understanding: Understanding) -> Bool {
        understanding.intents.contains {
            $0.name == "parley.correct" && Deliberation.hesitation.contains($0.confidence)
        }
    }

    /// Whether what stands right behind a number is what a slot counts: "5 people", 四晚, 五个人.
    func counts(_ slot: SlotDeclaration, _ value: Value, _ text: String, _ understanding: Understanding)
        -> Bool
    {
        guard let measure = measure(of: value, text, understanding.values) else { return false }
        if Deliberation.isMeasureOfPeople(measure) {
            return slot.type != .money && titles(of: slot).contains { $0.contains("人") || $0.contains("位") }
        }
        let forms = measure.last == "s" ? [measure, measure.dropLast()] : [measure, measure + ["s"]]
        return titles(of: slot).contains { title in
            let said = Array(title.lowercased().unicodeScalars)
            return measure.count > 1
                ? forms.contains { Self.place(of: Array($0), in: said) != nil } : said.contains(measure[0])
        }
    }

    func countsPeople(_ value: Value, _ text: String, _ understanding: Understanding) -> Bool {
        measure(of: value, text, understanding.values).map(Deliberation.isMeasureOfPeople) ?? false
    }

    /// The word behind a number.
    private func measure(of value: Value, _ text: String, _ values: [FoundValue]) -> [Unicode.Scalar]? {
        let scalars = Array(text.lowercased().unicodeScalars)
        guard
            let end = values.first(where: {
                $0.value == value && [.number, .integer].contains($0.type) && $0.end <= scalars.count
            })?.end
        else { return nil }
        var rest = scalars[end...].drop { $0 == " " }
        // 个 counts anything: 三个月, 三个人.
        if rest.first == "个", rest.dropFirst().first?.properties.isIdeographic ?? false {
            rest = rest.dropFirst()
        }
        guard let first = rest.first else { return nil }
        if first.properties.isIdeographic { return [first] }
        let word = Array(rest.prefix { $0.properties.isAlphabetic && !$0.properties.isIdeographic })
        return word.count > 1 ? word : nil
    }

    /// Whether a number stands in the name of an option: the "three" of "three beds".
    func isPartOfOption(_ value: Value, _ text: String, _ values: [FoundValue]) -> Bool {
        guard value.number != nil, let measure = measure(of: value, text, values), measure.count > 1 else {
            return false
        }
        return declarations.slots.values.contains { slot in
            slot.choices.contains { choice in
                Self.place(
                    of: measure, in: Array(renderer.render(choice.title).lowercased().unicodeScalars)) != nil
            }
        }
    }

    private var renderer: TextRenderer {
        TextRenderer(declarations: declarations, locale: view.locale, slots: view.presentSlots)
    }

    private static func isMeasureOfPeople(_ measure: [Unicode.Scalar]) -> Bool {
        measure.count == 1 && "个位人名口".unicodeScalars.contains(measure[0])
    }
}
