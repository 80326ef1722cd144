// What a message gives to the open question: an option, a yes or no, values of what is asked, free text.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// A pressed button, or an exact title or number of an option.
    func option(_ text: String, _ question: Question) -> Record? {
        guard question.wanted.contains(where: { !$0.choices.isEmpty }) else { return nil }
        let said = folded(text)
        for wanted in question.wanted where !wanted.choices.isEmpty {
            let exact = wanted.choices.first { choice in
                ([choice.title, choice.value.printed] + choice.also).contains { folded($0) == said }
            }
            if let exact { return [wanted.slot: exact.value] }
            if question.wanted.count == 1, let number = Int(said), number >= 1, number <= wanted.choices.count
            {
                return [wanted.slot: wanted.choices[number - 1].value]
            }
        }
        return nil
    }

    /// A message that is nothing but a declared value of what is asked, whatever else it may be: 英语 to "Which course?".
    func entity(_ text: String, _ understanding: Understanding, _ question: Question) -> Record? {
        for wanted in question.wanted {
            guard case .entity = wanted.type else { continue }
            let found = understanding.values.first { value in
                value.type == wanted.type && (value.slot == nil || value.slot == wanted.slot)
            }
            if let found, recogniser.value(found, isAllOf: text) { return [wanted.slot: found.value] }
        }
        return nil
    }

    private func folded(_ text: String) -> String {
        // Full-width digits are digits here too.
        let narrow = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0xFF10...0xFF19).contains(scalar.value)
                        ? UnicodeScalar(UInt8(truncatingIfNeeded: scalar.value - 0xFF10 + 0x30)) : scalar
                }))
        return narrow.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }

    /// The open question as it was put.
    var askedText: String? { view.top?.state.asked?.replies.last?.text }

    /// Whether the open question is among what was said last, or only a moment was granted since.
    var isInSight: Bool {
        let said = view.previousReplies.map(\.text)
        guard let asked = askedText, !said.isEmpty else { return true }
        return said.contains(asked) || isAfterMoment
    }

    /// Whether the last that was said only granted a moment.
    var isAfterMoment: Bool {
        let moment = TextRenderer(declarations: declarations, locale: view.locale, slots: view.presentSlots)
            .render(Saying(.named("parley.wait"))).text
        return view.previousReplies.map(\.text) == [moment]
    }

    /// "Ok" behind "hold on" may say no more than that the moment is over.
    func onlyNods(_ text: String) -> Bool { clauses(of: text).allSatisfy(\.isNod) }

    /// A bare yes or no; "no, it's fine" is a no wherever no consent is asked.
    func yesOrNo(_ text: String) -> Bool? {
        memory.yesOrNo.value(text) {
            let wanted = Expectation.Wanted(slot: "", type: .yesNo)
            return recogniser.answer(text, for: wanted, locale: view.locale, at: moment)?.bool
                ?? (recogniser.isContent(text) ? false : nil)
        }
    }

    /// The yes or no that a longer answer begins with: "no, inside", 不用，坐里面.
    func opening(_ understanding: Understanding) -> Bool? {
        understanding.values.first { $0.type == .yesNo && $0.slot == nil && $0.start == 0 }?.value.bool
    }

    /// "What is there?": the question shows it.
    func asksForChoices(_ text: String, _ question: Question) -> Bool {
        question.wanted.contains { !$0.choices.isEmpty }
            && memory.asksForChoices.value(text) { recogniser.asksForChoices(text) }
    }

    /// Values of the asked types that are no free text; each found value serves one slot.
    func specificValues(_ text: String, _ understanding: Understanding, _ question: Question)
        -> Record
    {
        var values = Record()
        var used: Set<Int> = []
        func take(_ wanted: Expectation.Wanted, _ suits: (FoundValue) -> Bool) {
            guard values[wanted.slot] == nil else { return }
            guard
                let index = understanding.values.indices.first(where: {
                    !used.contains($0) && suits(understanding.values[$0])
                })
            else { return }
            used.insert(index)
            values[wanted.slot] = fitting(
                understanding.values[index].value, declarations.slots[wanted.slot])
        }
        let wanted = question.wanted.filter { $0.type != .text }
        for one in wanted { take(one) { $0.slot == one.slot && $0.source != .type } }
        for one in wanted where one.type.fillsByType {
            take(one) { $0.source == .type && $0.type == one.type && ($0.slot == nil || $0.slot == one.slot) }
        }
        // Numbers and the like are read from what is left.
        for one in wanted where values[one.slot] == nil {
            // A number that says what else it counts is none of them, nor an hour, nor the number of an option.
            let others = understanding.values.filter { value in
                Deliberation.isNumeric(value.type) && value.source == .named && value.slot != nil
                    && value.slot != one.slot
            }
            let taken = used.map { understanding.values[$0] } + others
            let rest = taken.isEmpty ? text : recogniser.remainder(of: text, without: taken)
            guard !rest.isEmpty,
                let value = recogniser.answer(rest, for: one, locale: view.locale, at: moment),
                !isLength(value, for: one, text, understanding)
            else {
                continue
            }
            values[one.slot] = fitting(value, declarations.slots[one.slot])
            used.formUnion(understanding.values.indices.filter { understanding.values[$0].value == value })
        }
        return values
    }

    /// "Give me 5 minutes" is no number of rooms.
    private func isLength(
        _ value: Value, for wanted: Expectation.Wanted, _ text: String, _ understanding: Understanding
    ) -> Bool {
        guard wanted.type == .integer || wanted.type == .number, let slot = declarations.slots[wanted.slot]
        else { return false }
        return isPartOfDuration(value, for: slot, text, understanding)
    }

    /// Words of which a text that stands beside a telephone number or an address is a name.
    private static let longestName = 4

    /// "Ann Lee 0612345678" to a question for a name, where the flow asks for a number too: the name, or nothing.
    private func besideContact(_ text: String, _ understanding: Understanding) -> String {
        let asked = view.top.flatMap { declarations.flows[$0.flow]?.literalAsks } ?? []
        let contacts = understanding.values.filter { value in
            (value.type == .phone || value.type == .email)
                && asked.contains { declarations.slots[$0]?.type == value.type }
        }
        guard !contacts.isEmpty else { return text }
        let rest = recogniser.remainder(of: text, without: contacts)
        let words = rest.split { !$0.isLetter && !$0.isNumber }
        let isHan = rest.unicodeScalars.allSatisfy { $0.properties.isIdeographic }
        let isName = isHan ? rest.count <= Deliberation.longestName : words.count <= Deliberation.longestName
        return isName ? rest : text
    }

    /// Whether a message is one sentence that answers a question for a text: a day within it is part of what it tells.
    func isTold(_ values: Record, by text: String, _ question: Question) -> Bool {
        question.wanted.contains { $0.type == .text && values[$0.slot]?.text != nil }
            && values.fields.count == 1 && clauses(of: text).count < 2
    }

    /// Values beside those, and the text that is left over for a slot that takes text.
    func withText(
        _ text: String, _ understanding: Understanding, _ question: Question, _ specific: Record
    ) -> Record {
        var values = specific
        // Asked for one thing, people do not answer another one; what stands beside a right answer may be meant so.
        guard let first = question.wanted.first,
            question.isWhole || first.type == .text || specific[first.slot] != nil
        else { return values }
        for wanted in question.wanted where wanted.type == .text && values[wanted.slot] == nil {
            // Asked for one thing, people say it as a whole: only its name sets a part of the answer off.
            let placed = understanding.values.first { value in
                value.slot == wanted.slot && value.source != .type
                    && (question.wanted.count > 1 || value.source == .named)
            }
            if let placed {
                values[wanted.slot] = placed.value
                continue
            }
            let taken = understanding.values.filter { found in
                specific.contains { $0.value == found.value }
            }
            var rest =
                question.wanted.count == 1
                ? besideContact(text, understanding) : recogniser.remainder(of: text, without: taken)
            guard !rest.isEmpty else { break }
            if let asked = askedText { rest = recogniser.bare(rest, answering: asked) }
            if let value = recogniser.answer(rest, for: wanted, locale: view.locale, at: moment) {
                values[wanted.slot] = value
            }
            break
        }
        return values
    }
}
