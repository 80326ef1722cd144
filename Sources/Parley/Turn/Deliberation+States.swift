// What a message says of what was told beside new values: that it is right or wrong, or, beside an answer, what it is instead.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// "The recipient is right, the amount is wrong": what is called right stays, what is called wrong is asked again.
    func stated(
        _ text: String, _ understanding: Understanding, _ told: [Told], _ question: Question?, isMarked: Bool,
        isChosen: Bool
    ) -> Decision? {
        let takesText = question?.kind == .ask && question?.wanted.contains { $0.type == .text } ?? false
        guard !isChosen, !understanding.isQuestion, isMarked || question != nil && !takesText else {
            return nil
        }
        let clauses = clauses(of: text)
        var right: [Told] = []
        var wrong: [Told] = []
        var rest: [String] = []
        for clause in clauses {
            let named = told.filter { isNamed($0.slot, in: clause.text) && allAbout($0).isEmpty }
            // "All right except the date"; in "but the date is wrong" it is called so.
            let isExcepted = named.contains { one in
                let before = clause.text.dropLast(fromName(one.slot, clause.text).count)
                return !before.lowercased().hasPrefix("but ") && recogniser.excepts(String(before))
            }
            if isExcepted { return nil }
            let behind = named.compactMap { behindName(of: $0.slot, clause.text) }.min { $0.count < $1.count }
            switch behind.flatMap({ recogniser.isRight($0) }) {
            case true?: right += named
            case false?:
                wrong += named
                rest.append(clause.text)
            case nil: rest.append(clause.text)
            }
        }
        guard !right.isEmpty || !wrong.isEmpty else { return nil }
        if rest.count == wrong.count || wrong.count > rest.count {
            guard !wrong.isEmpty else { return question == nil ? nil : .askAgain }
            // An option may be called by such a word.
            let values = wrong.contains { restateValue($0, in: text) != nil }
            return values ? nil : change(wrong.map { ($0, .null) }, [:])
        }
        guard !right.isEmpty else { return nil }
        let left = rest.joined(separator: " ")
        let read = recogniser.understand(
            left, locale: view.locale, expected: question?.expectation, at: moment
        ).rounded
        let more = correction(left, read, question)
        if more == nil, question?.kind != .ask { return .askAgain }
        return more
    }

    /// What stands behind a slot's title, or the last word of it, in a text.
    private func behindName(of slot: SlotDeclaration, _ text: String) -> String? {
        let said = Array(text.lowercased().unicodeScalars)
        guard let start = place(ofNameOf: slot, in: text), start <= said.count else { return nil }
        let names = titles(of: slot).map { Array($0.lowercased().unicodeScalars) }
        let name =
            names.filter { said[start...].starts(with: $0) }.map(\.count).max()
            ?? names.compactMap { name in
                (1..<max(2, name.count)).map { Array(name.suffix($0)) }.last {
                    said[start...].starts(with: $0)
                }?.count
            }.max()
        return name.map { Self.part(of: text, from: start + $0, to: said.count) }
    }

    /// Beside an answer what was told is put right by its title: "tomorrow, and the amount is 250".
    func restatedBeside(_ text: String, _ told: [Told], _ question: Question) -> Decision? {
        guard question.kind == .ask, text.count <= Deliberation.longestBeside else { return nil }
        let clauses = clauses(of: text)
        guard clauses.count > 1, !question.wanted.contains(where: { $0.slot.isEmpty }) else { return nil }
        let takesText = question.wanted.contains { $0.type == .text }
        let others = told.filter { one in
            one.run.ordinal == told[0].run.ordinal && one.slot.type != .yesNo && allAbout(one).isEmpty
                && !question.wanted.contains { $0.slot == one.slot.name }
        }
        var changes: [(told: Told, value: Value)] = []
        var rest: [String] = []
        for clause in clauses {
            let named = others.filter { isNamed($0.slot, in: clause.text) }
            let asked = question.wanted.contains { one in
                declarations.slots[one.slot].map { isNamed($0, in: clause.text) } ?? false
            }
            guard named.count == 1, !asked, !changes.contains(where: { $0.told.key == named[0].key }),
                let value = titledValue(of: named[0], in: clause.text, explicitOnly: takesText)
            else {
                rest.append(clause.text)
                continue
            }
            changes.append((named[0], value))
        }
        guard !changes.isEmpty, changes.contains(where: { $0.value != $0.told.value }), !rest.isEmpty else {
            return nil
        }
        let left = rest.joined(separator: " ")
        let read = recogniser.understand(
            left, locale: view.locale, expected: question.expectation, at: moment
        ).rounded
        guard !isCorrection(read), !read.isQuestion else { return nil }
        var given = specificValues(left, read, question)
        if takesText, question.wanted.count == 1 {
            guard rest.count == 1, rest[0] == clauses[0].text, let asked = question.wanted.first,
                recogniser.denial(in: left) == nil, yesOrNo(left) == nil
            else { return nil }
            let bare = recogniser.bare(
                recogniser.remainder(of: left, without: []), answering: askedText ?? asked.slot)
            guard !bare.isEmpty else { return nil }
            given[asked.slot] = .text(bare)
        }
        guard !given.isEmpty else { return nil }
        return change(changes.filter { $0.value != $0.told.value }, given)
    }

    /// Characters; who writes more tells a story.
    private static let longestBeside = 80

    private func titledValue(of one: Told, in clause: String, explicitOnly: Bool) -> Value? {
        guard let behind = behindName(of: one.slot, clause), recogniser.isRight(behind) == nil else {
            return nil
        }
        let said = fromName(one.slot, clause)
        if one.slot.type == .text {
            let isExplicit = ["should be ", "应该是", "改成", "改为", "换成"].contains(where: behind.contains)
            guard isExplicit || !explicitOnly, let stated = recogniser.stated(in: said) else { return nil }
            return .text(recogniser.bare(stated, answering: titles(of: one.slot)[0]))
        }
        return recogniser.stated(in: said).flatMap { value($0, of: one) }
            ?? readings(behind, one, isNamed: true)
    }

    /// "No, and only 2 cars" to a yes or no: the no is the answer, and what is joined to it puts right what was told.
    func answeredBefore(_ text: String, _ question: Question?) -> Record {
        guard let question, question.kind == .ask, question.wanted.count == 1,
            let asked = question.wanted.first,
            asked.type == .yesNo, !asked.slot.isEmpty
        else { return [:] }
        let clauses = clauses(of: text)
        guard clauses.count > 1, let said = yesOrNo(clauses[0].text) else { return [:] }
        return said || clauses[1].isJoined ? [asked.slot: .bool(said)] : [:]
    }

    /// "3 cars 2500 dollars": numbers beside a change that say what else they count.
    func countedBeside(_ changes: [(told: Told, value: Value)], _ text: String, _ told: [Told]) -> [(
        told: Told, value: Value
    )] {
        guard hasNumber(text) else { return [] }
        var beside: [(told: Told, value: Value)] = []
        for number in numbers(in: text) where number.type == .integer || number.type == .number {
            let counting = told.filter { one in
                (one.slot.type == .integer || one.slot.type == .number) && counts(one.slot, number, text)
                    && !(changes + beside).contains { $0.told.slot.name == one.slot.name }
            }
            guard counting.count == 1, number.value != counting[0].value,
                let value = readings(Self.part(of: text, from: number.start, to: number.end), counting[0]),
                isWithin(value, counting[0].slot), allAbout(counting[0]).isEmpty
            else { continue }
            beside.append((counting[0], value))
        }
        return beside
    }
}
