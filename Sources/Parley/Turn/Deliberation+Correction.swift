// Whether a message corrects what was said before: "no, 42", "change the date to Friday", a value that only one slot takes.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// A slot that a run was told and that can be told anew.
    struct Told {
        var slot: SlotDeclaration
        var run: RunView
        var value: Value
        /// Of several answers which one; `nil`: the newest.
        var about: String?

        var key: AnswerKey { AnswerKey(slot: slot.name, about: about) }
    }

    /// A correction of an open run, or of the one that finished last.
    ///
    /// - Parameter isChosen: whether it is one whatever its words, because the bot asked what to correct.
    func correction(
        _ text: String, _ understanding: Understanding, _ question: Question?, isChosen: Bool = false
    ) -> Decision? {
        let told = toldSlots
        guard !told.isEmpty else { return nil }
        let isMarked = isChosen || isCorrection(understanding)
        // With nothing open only what is put as a correction is one.
        guard isMarked || question != nil else { return nil }
        let wanted = question?.wanted ?? []
        if !isChosen, let question, answersAfterHesitation(text, understanding, question, told) {
            return nil
        }
        if !isMarked, beginsAnother(understanding) || onlyWishesAgain(text, understanding) { return nil }
        if let stated = stated(text, understanding, told, question, isMarked: isMarked, isChosen: isChosen) {
            return stated
        }
        if !isChosen, let question, let beside = restatedBeside(text, told, question) { return beside }
        if isMarked || question?.kind == .confirm,
            let about = correctionAbout(text, question, isMarked: isMarked)
        {
            return about
        }
        if isMarked || question?.kind == .confirm,
            let about = exchangedAbout(text, understanding, isMarked: isMarked)
        {
            return about
        }
        if isMarked || question?.kind == .confirm,
            let changed = exchangedPart(text, told) ?? exchangedNumber(text, understanding, told)
        {
            return changed
        }
        if isMarked, let wrong = wrongKind(text, told) { return wrong }
        if isMarked || question?.kind == .confirm,
            let difference = difference(text, understanding, told, wanted)
        {
            return difference
        }
        let said = saidYesNo(in: text, told, wanted)
        // "No gift wrap", and there is none already.
        if !said.isEmpty, said.allSatisfy({ $0.value == $0.told.value }), question != nil { return .askAgain }
        if isMarked, !isChosen, let last = correctsLast(text, understanding, question) { return last }
        if isMarked, let wrong = wrongByValue(text, understanding, told) { return wrong }
        // Where a code is asked for, its digits hide the telephone number that they stand in.
        let hidesLonger = isMarked && wanted.contains { $0.type == .code }
        let heard =
            understanding.values
            + (hidesLonger
                ? recogniser.understand(text, locale: view.locale, expected: nil, at: moment).values : [])
        var understanding = understanding
        var refused: [FoundValue] = []
        var written: [(told: Told, value: Value)] = []
        if isMarked || question?.kind == .confirm {
            let whole = statedWhole(text, understanding, told)
            understanding.values = whole.rest
            (written, refused) = (whole.changes, whole.inside)
        }
        var exchanged: [(told: Told, value: Value)] = []
        var asSaid: [FoundValue] = []
        if let question, isMarked || question.kind == .confirm {
            let found = self.exchanged(text, told, question)
            if found.changes.count > 1 { return which(found.changes.map(\.told), found.changes[0].value) }
            asSaid = understanding.values
            understanding.values = values(understanding.values, beside: found)
            if !found.changes.isEmpty, said.isEmpty, understanding.values.isEmpty {
                return change(found.changes, [:])
            }
            (exchanged, refused) = (found.changes, refused + found.refused)
            if exchanged.isEmpty, affirms(text, understanding, told, isMarked: isMarked) { return .askAgain }
        }
        let numbered = isMarked || question?.kind == .confirm ? byNumber(text, told) : []
        refused += numbered.map(\.number)
        understanding.values.removeAll { value in
            value.source == .type && numbered.contains { $0.number.overlaps(value) }
        }
        if isMarked || question?.kind == .confirm, let changed = exchangedInText(text, understanding, told) {
            return changed
        }
        let paired = paired(text, understanding, told, wanted)
        var changes =
            said.filter { $0.value != $0.told.value } + written + exchanged + swapped(in: text, told)
            + numbered.map { ($0.told, $0.value) } + paired.changes
            + (question?.kind == .confirm ? exactOptions(text, told) : [])
        var unclear = paired.unclear
        for value in understanding.values {
            guard !changes.contains(where: { $0.told.slot.name == value.slot }),
                !paired.types.contains(value.type),
                value.type != .code || !isPartOfLonger(value.value, heard),
                value.source != .type
                    || isItsOwn(value, among: understanding.values, told, wanted, isMarked: isMarked)
                        && (isMarked || !isAskedFor(value, text, wanted))
            else { continue }
            let candidates = candidates(
                for: value, called(value, in: text, told, understanding), wanted, isMarked: isMarked
            ).filter { value.source != .type || mayTake(value.value, $0.slot, text, understanding.values) }
            let others = candidates.filter { one in !changes.contains { $0.told.slot.name == one.slot.name } }
            // What the flow that asks was told stands before the eyes.
            let ofTop = others.filter { $0.run.ordinal == view.top?.ordinal }
            if let one = others.count == 1
                ? others[0] : ofTop.count == 1 ? ofTop[0] : end(value, of: ofTop, text)
            {
                changes.append((one, fitting(value.value, one.slot)))
            } else if others.count > 1 {
                unclear.append((others, value.value))
            }
        }
        for (one, value) in unclear {
            if let hour = hour(of: changes, one, value, understanding) { changes.append((hour, value)) }
        }
        if changes.isEmpty, let first = unclear.first { return which(first.told, first.value) }
        let isFirst = changes.isEmpty
        // Where a consent is asked, what stands beside a yes or no, or beside a name, puts right what was told.
        if !isMarked, isFirst, question?.kind == .confirm {
            let isBare = isBareNumber(text, understanding)
            changes = readings(
                of: text, in: text, isBare ? told.filter { Deliberation.isNumeric($0.slot.type) } : told,
                understanding, namedOnly: !isBare && opening(understanding) == nil
            )
            .filter { !isPartOfLonger($0.value, heard) }
            if changes.isEmpty, isBare, let which = whichNumber(text, told, understanding, wanted) {
                return which
            }
            if changes.isEmpty, let excepted = excepted(text, told) { return excepted }
        }
        // "5 boxes, and the budget is 900": each clause is of its own.
        if changes.isEmpty, isMarked || question?.kind == .confirm {
            let several = restated(in: text, told)
            if several.count > 1 { changes = several }
        }
        if changes.isEmpty, isMarked, let restated = restateText(text, understanding, told) {
            return restated
        }
        if isMarked {
            let others = told.filter { one in !changes.contains { $0.told.slot.name == one.slot.name } }
            let used =
                refused
                + understanding.values.filter { one in
                    changes.contains { $0.value == one.value || says(one, $0.told) }
                        || paired.types.contains(one.type)
                } + asSaid.filter { one in exchanged.contains { $0.value == one.value } }
            // What is named as the thing asked for answers it: "can I change the budget to 120?"
            let isAnswer = wanted.contains { one in
                declarations.slots[one.slot].map { isNamed($0, in: text) } ?? false
            }
            changes += readings(
                of: isFirst ? text : recogniser.remainder(of: text, without: used), in: text, others,
                understanding, namedOnly: isAnswer || (!isFirst && !takesNothing(wanted))
            )
            .filter { !isPartOfLonger($0.value, heard) }
        }
        // "No, 3", where more than one number may be meant.
        if changes.isEmpty, isMarked, isBareNumber(text, understanding),
            let which = whichNumber(text, told, understanding, wanted)
        {
            return which
        }
        // "No, on Friday", and it is Friday already: nothing is changed.
        if changes.isEmpty, isMarked, question != nil, isTold(understanding.values, told, in: text),
            understanding.values.contains(where: { $0.source == .named }) || named(in: text, told) == nil
        {
            return .askAgain
        }
        if changes.isEmpty, isMarked, let which = whichNumber(text, told, understanding, wanted) {
            return which
        }
        if changes.isEmpty, isMarked, let several = reaskNamed(in: text, told, understanding) {
            return several
        }
        if isMarked || question?.kind == .confirm, !changes.isEmpty {
            let others = told.filter { one in !changes.contains { $0.told.slot.name == one.slot.name } }
            changes += restated(in: text, others)
            changes += countedBeside(changes, text, told)
        }
        if changes.isEmpty, isMarked, !isChosen, let all = allWrong(text, told) { return all }
        if changes.isEmpty, let rejected = rejection(text, understanding, told, wanted, isMarked: isMarked) {
            return rejected
        }
        if changes.isEmpty, isMarked, let named = named(in: text, told) {
            return restate(named, in: text) ?? restateValue(named, in: text)
                ?? restateLike(named, text) ?? reask(named)
        }
        if changes.isEmpty, isMarked, let amended = amendment(text, understanding, question) {
            return amended
        }
        // What is known for later and called by its own title is not what only resembles it.
        if changes.isEmpty, isMarked, let forgotten = forgotten(text, understanding) { return forgotten }
        let isStated =
            question?.kind == .confirm && !understanding.isQuestion && recogniser.stated(in: text) != nil
        if changes.isEmpty, isMarked || isStated, let meant = meant(in: text, told, wanted) { return meant }
        if changes.isEmpty, isMarked, !isChosen, let restated = restateLast(text, understanding, told) {
            return restated
        }
        guard let first = changes.first else { return nil }
        let ofRun = changes.filter { $0.told.run.ordinal == first.told.run.ordinal }
        var given = beside(understanding, wanted, ofRun.map(\.value))
        // What stands beside it answers the open question; a text or a consent is not made of leftovers.
        let takesRest = question?.kind == .ask && !wanted.contains { $0.type == .text || $0.type == .yesNo }
        if let question, takesRest {
            let taken =
                numbered.map(\.number)
                + understanding.values.filter { value in ofRun.contains { $0.value == value.value } }
            let rest = recogniser.remainder(of: text, without: taken)
            if !rest.isEmpty {
                let read = recogniser.understand(
                    rest, locale: view.locale, expected: question.expectation, at: moment
                ).rounded
                // "Tomorrow? No, Wednesday": what was told, or is taken back, answers nothing beside it.
                let refused = recogniser.refused(in: text, expected: question.expectation, at: moment)
                let more = specificValues(rest, read, question).fields.filter { field in
                    (declarations.slots[field.name].map { mayTake(field.value, $0, rest, read.values) }
                        ?? true)
                        && !refused.contains { $0.value == field.value }
                        && !ofRun.contains {
                            $0.told.value == field.value || isSaidOnce($0, field, in: rest, read)
                        }
                }
                given = Record(more).merging(given)
            }
        }
        return change(
            ofRun, newer(understanding, beside: ofRun).merging(given).merging(answeredBefore(text, question)))
    }

    /// What else a message gives of what is known for later.
    private func newer(_ understanding: Understanding, beside changes: [(told: Told, value: Value)]) -> Record
    {
        let run = changes[0].told.run
        let known = run.state.given.names + run.state.unmet.values.compactMap(\.slot)
        let slots = Set(known).sorted().compactMap { declarations.slots[$0] }
            .filter { slot in slot.ask != nil && !changes.contains { $0.told.slot.name == slot.name } }
        var newer = Record()
        for value in understanding.values where !changes.contains(where: { $0.value == value.value }) {
            let takers = slots.filter { slot in
                value.source == .type
                    ? slot.type == value.type && slot.type.fillsByType : slot.name == value.slot
            }
            if takers.count == 1 { newer[takers[0].name] = fitting(value.value, takers[0]) }
        }
        return newer
    }

    /// Whether a value stands where an example of another flow's has it: that is wished, and nothing corrected.
    private func beginsAnother(_ understanding: Understanding) -> Bool {
        guard let first = understanding.intents.first, isClear(first), let flow = flow(for: first.name),
            !view.isOpen(flow.name)
        else { return false }
        return understanding.values.contains { $0.source == .place }
    }

    /// Whether a message only says what the open flow is for, in the words of an example: its nouns name no slot.
    private func onlyWishesAgain(_ text: String, _ understanding: Understanding) -> Bool {
        guard let first = understanding.intents.first, let flow = flow(for: first.name) else { return false }
        return first.confidence >= Deliberation.thresholdOfStatement && understanding.values.isEmpty
            && !hasNumber(text)
            && view.run(of: flow.name)?.ordinal == view.top?.ordinal
    }

    /// "No, 3" where the same slot is asked again for something else: the answer before is meant.
    private func correctsLast(_ text: String, _ understanding: Understanding, _ question: Question?)
        -> Decision?
    {
        guard let question, let last = lastTold,
            question.wanted.contains(where: { $0.slot == last.slot.name }),
            let value = readings(text, last) ?? onlyNumber(understanding, for: last),
            mayTake(value, last.slot, text, understanding.values),
            !toldSlots.contains(where: { other in
                other.slot.name != last.slot.name
                    && (isNamed(other.slot, in: text) || counts(other.slot, value, text, understanding))
            })
        else { return nil }
        return value == last.value ? .askAgain : change([(last, value)], [:], isLast: true)
    }

    private func onlyNumber(_ understanding: Understanding, for told: Told) -> Value? {
        let numbers = Set(understanding.values.filter { Deliberation.isNumeric($0.type) }.map(\.value))
        return numbers.count == 1 ? numbers.first.flatMap { readings($0.printed, told) } : nil
    }

    /// Whether the same words would be taken for a correction and for an answer beside it: one value, the digits within
    /// it, or "no, 1", which names an option of either.
    private func isSaidOnce(
        _ change: (told: Told, value: Value), _ answer: Record.Field, in rest: String, _ read: Understanding
    ) -> Bool {
        let (changed, said) = (change.value.printed, answer.value.printed)
        if changed == said || said.count > 2 && changed.contains(said) { return true }
        guard readings(rest, change.told) == change.value else { return false }
        let own = read.values.filter { $0.slot == answer.name || $0.value == answer.value }
        return own.isEmpty
            || readings(recogniser.remainder(of: rest, without: own), change.told) != change.value
    }

    /// Of several slots that a value may be for, the one that is named, or that takes a number of things where they are
    /// counted: five people are no money.
    private func readings(
        of rest: String, in text: String, _ told: [Told], _ understanding: Understanding, namedOnly: Bool
    ) -> [(told: Told, value: Value)] {
        let found = told.compactMap { one in
            reading(rest, one, behind: understanding).flatMap { value in
                value == one.value || isPartOfOption(value, text, understanding.values)
                    || isPartOfDuration(value, for: one.slot, text, understanding)
                    || (!isWithin(value, one.slot) && !isNamed(one.slot, in: text))
                    || !mayTake(value, one.slot, text, understanding.values)
                    ? nil : (told: one, value: value)
            }
        }
        let named = found.filter { one in
            self.named(in: text, [one.told]) != nil || counts(one.told.slot, one.value, text, understanding)
        }
        if found.count == 1, !namedOnly || named.count == 1 { return found }
        if named.count == 1 || namedOnly { return named.count == 1 ? named : [] }
        let counted = found.filter {
            $0.told.slot.type != .money || !countsPeople($0.value, text, understanding)
        }
        return counted.count == 1 ? counted : []
    }

    /// The same with the no in front left out, where only that says what a choice is not: "no night", and it was "green".
    private func reading(_ text: String, _ told: Told, behind understanding: Understanding) -> Value? {
        if let value = readings(text, told) { return value }
        guard told.slot.type == .choice || told.slot.type == .rating,
            let no = understanding.values.first(where: { $0.type == .yesNo && $0.start == 0 })
        else { return nil }
        return readings(recogniser.remainder(of: text, without: [no]), told)
    }

    /// "No, 350", where several of what was told may be that.
    private func whichNumber(
        _ text: String, _ told: [Told], _ understanding: Understanding, _ wanted: [Expectation.Wanted]
    ) -> Decision? {
        guard named(in: text, told) == nil else { return nil }
        let ofRun = told.filter { one in
            one.run.ordinal == told[0].run.ordinal && Deliberation.isNumeric(one.slot.type)
                && !wanted.contains { $0.slot == one.slot.name }
        }
        let found = ofRun.compactMap { one in
            reading(text, one, behind: understanding).map { (told: one, value: $0) }
        }
        .filter { one in
            one.value != one.told.value && isWithin(one.value, one.told.slot)
                && mayTake(one.value, one.told.slot, text, understanding.values)
                && !isPartOfDuration(one.value, for: one.told.slot, text, understanding)
        }
        guard found.count > 1, let value = found.first?.value else { return nil }
        return which(found.map(\.told), value)
    }

    /// Whether the open question takes nothing of what stands beside a correction.
    private func takesNothing(_ wanted: [Expectation.Wanted]) -> Bool {
        wanted.allSatisfy { $0.type == .yesNo }
    }

    /// Whether a message gives a slot the value that it has.
    private func isTold(_ values: [FoundValue], _ told: [Told], in text: String) -> Bool {
        values.contains { value in
            // The no that a correction begins with is no answer again.
            value.type != .yesNo && !isPartOfOption(value.value, text, values)
                && told.contains { one in
                    one.slot.type == value.type && one.value == fitting(value.value, one.slot)
                        && mayTake(value.value, one.slot, text, values)
                }
        }
    }

    /// The slot that a message calls by another word, "名字写错了" of 姓名, with the text that it gives for it, if any.
    private func meant(in text: String, _ told: [Told], _ wanted: [Expectation.Wanted]) -> Decision? {
        let clauses = clauses(of: text)
        let takesText = wanted.contains { $0.type == .text }
        let named = clauses.lazy.enumerated().compactMap { index, clause in
            // Where free text is asked for, what names the slot must itself say that it is wrong.
            let clear =
                !takesText
                || isCorrection(
                    recogniser.understand(clause.text, locale: view.locale, expected: nil, at: moment))
            return !clear
                ? nil
                : recogniser.meant(in: clause.text, among: told.map { titles(of: $0.slot) }).map {
                    (index, told[$0])
                }
        }.first
        guard let (index, one) = named else { return nil }
        if let restated = restate(one, in: clauses[index].text) { return restated }
        let rest = clauses.dropFirst(index + 1).map(\.text).joined(separator: " ")
        guard one.slot.type == .text, !rest.isEmpty else { return reask(one) }
        let stated = recogniser.stated(in: clauses[index...].map(\.text).joined()) ?? rest
        return change([(one, .text(recogniser.bare(stated, answering: titles(of: one.slot)[0])))], [:])
    }

    /// - Parameter isLast: whether of several things that a slot was asked of the last one is meant.
    func change(_ changes: [(told: Told, value: Value)], _ given: Record, isLast: Bool = false) -> Decision {
        if !isLast,
            let several = changes.lazy.map({ ($0.value, self.allAbout($0.told)) }).first(where: {
                !$0.1.isEmpty
            })
        {
            return which(several.1, several.0.isNull ? nil : several.0)
        }
        let run = changes[0].told.run.ordinal
        let slots = Record(changes.map { Record.Field(name: $0.told.key.text, value: $0.value) })
        return .correct(run: run, slots: slots, given: given)
    }

    /// What the message gives to the open question beside the correction.
    private func beside(
        _ understanding: Understanding, _ wanted: [Expectation.Wanted], _ taken: [Value]
    ) -> Record {
        var given = Record()
        for one in wanted where !one.slot.isEmpty {
            let found = understanding.values.first { value in
                let isAlone = value.source != .type && value.slot == one.slot
                let isHalf =
                    value.source == .type && value.type == one.type
                    && understanding.values.contains {
                        taken.contains($0.value) && $0.overlaps(value) && isPartOfMoment($0, value)
                    }
                return (isAlone || isHalf) && !taken.contains(value.value)
            }
            if let found { given[one.slot] = fitting(found.value, declarations.slots[one.slot]) }
        }
        return given
    }

    /// Each candidate as a button that names it.
    func which(_ told: [Told], _ value: Value?) -> Decision {
        if told.count == 1 { return reask(told[0]) }
        let renderer = TextRenderer(declarations: declarations, locale: view.locale, slots: view.presentSlots)
        return .whichSlot(
            told.map { one in
                let called = one.slot.title.map { renderer.render($0) } ?? one.slot.plainName
                let title = one.key.shown(as: called)
                let says = renderer.render(
                    .named(value == nil ? "parley.wrong_slot" : "parley.set_slot"),
                    values: [
                        "slot": .text(one.about ?? title),
                        "value": .text(value.map { fitting($0, one.slot).printed } ?? ""),
                    ])
                return Expectation.Option(title: title, value: .text(says))
            })
    }
}

extension FoundValue {
    func overlaps(_ other: FoundValue) -> Bool { start < other.end && other.start < end }
}
