// What is called wrong without a value that does: it is asked again, told to be no value, or asked which it is.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// How sure a correction is that only a no marks.
    private static let sureOfNo = 0.92

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
        return change([(last, .bool(false))], [:], isLast: true)
    }

    /// What a message calls wrong of what is known for later: that is forgotten, and asked when its time comes, unless the
    /// message says what it is instead.
    func forgotten(_ text: String, _ understanding: Understanding) -> Decision? {
        guard isSaidWrong(understanding) else { return nil }
        for run in view.runs.reversed() {
            let known = Set(
                run.state.given.fields.map(\.name) + run.state.unmet.values.compactMap(\.slot))
            let named = known.filter { name in
                declarations.slots[name].map { $0.ask != nil && isNamed($0, in: text) } ?? false
            }
            guard named.count == 1, let name = named.first, let slot = declarations.slots[name],
                run.state.slots[name] == nil
            else { continue }
            let one = Told(slot: slot, run: run, value: .null)
            guard case .correct(_, let slots, _)? = restate(one, in: text) ?? restateValue(one, in: text)
            else { return .amend(flow: run.flow, given: [name: .null]) }
            return .amend(flow: run.flow, given: slots)
        }
        return nil
    }

    /// What the user names after the bot has asked which slot to change.
    func whichIsWrong(_ question: Question, _ text: String, _ understanding: Understanding) -> Decision? {
        let all = allOffered(question, text) ?? wrongKind(text, toldSlots, isAsked: true)
        if let all = all ?? allWrong(text, toldSlots) { return all }
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

    /// "Both" of what is offered, where no value is said for them.
    private func allOffered(_ question: Question, _ text: String) -> Decision? {
        guard let count = recogniser.countOfWrong(in: text, isAsked: true), let wanted = question.wanted.first
        else { return nil }
        let told = toldSlots
        let offered = wanted.choices.compactMap { option in
            option.value.text.flatMap { named(in: $0, told) }
        }
        let isWhole = count == .max || count == offered.count
        return isWhole && offered.count == wanted.choices.count && !offered.isEmpty
            ? change(offered.map { ($0, .null) }, [:]) : nil
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

    /// "Another date": what it is called of all that the open flow was told is asked again.
    func otherwise(_ text: String, _ understanding: Understanding) -> Decision? {
        guard understanding.values.isEmpty, let name = recogniser.wantedOtherwise(in: text) else {
            return nil
        }
        let told = toldSlots.filter { $0.run.ordinal == view.top?.ordinal }
        let named = told.filter { callings(of: $0.slot).contains { $0.lowercased() == name } }
        let meant = named.isEmpty ? told.filter { recogniser.isKind(name, of: $0.slot.type) } : named
        return meant.isEmpty ? nil : meant.count == 1 ? reask(meant[0]) : which(meant, nil)
    }

    /// "The day and the hour are wrong": of several that are named each is asked again.
    func reaskNamed(in text: String, _ told: [Told], _ understanding: Understanding) -> Decision? {
        let ofRun = told.filter { $0.run.ordinal == told[0].run.ordinal }
        let byTitle = ofRun.filter { isNamed($0.slot, in: text) }
        let byType = namedByType(in: text, ofRun, beside: byTitle)
        let named = byTitle + byType.compactMap { $0.count == 1 ? $0[0] : nil }
        // "The dates are wrong", where there are two.
        if named.isEmpty, understanding.values.isEmpty {
            let ofType = byType.first ?? []
            return ofType.count > 1 ? which(ofType, nil) : nil
        }
        guard named.count > 1, understanding.values.allSatisfy({ $0.type == .yesNo }),
            byTitle.allSatisfy({ recogniser.stated(in: fromName($0.slot, text)) == nil })
        else { return nil }
        return change(named.map { ($0, .null) }, [:])
    }

    /// What is called by what everybody calls one of its type, each word of them once: "the date and the room are wrong".
    private func namedByType(in text: String, _ told: [Told], beside titled: [Told]) -> [[Told]] {
        var rest = text
        for one in titled {
            let name = fromName(one.slot, rest)
            let title = titles(of: one.slot).filter { name.lowercased().hasPrefix($0.lowercased()) }
                .max { $0.count < $1.count }
            guard let title else { continue }
            rest =
                rest.dropLast(name.count) + String(repeating: " ", count: title.count)
                + name.dropFirst(title.count)
        }
        var named: [(place: Range<Int>, told: [Told])] = []
        for one in told where !titled.contains(where: { $0.slot.type == one.slot.type }) {
            guard let place = recogniser.mention(of: one.slot.type, in: rest) else { continue }
            if let known = named.firstIndex(where: { $0.place.overlaps(place) }) {
                named[known].told.append(one)
            } else {
                named.append((place, [one]))
            }
        }
        // "The day for the room is wrong" calls only one of them wrong.
        guard titled.isEmpty || isList(text) else { return [] }
        return named.map(\.told)
    }

    private func isList(_ text: String) -> Bool {
        [" and ", " & ", "和", "与", "跟", "以及", "还有", "、"].contains { text.contains($0) }
    }

    /// "Both are wrong", 都错了: all that the topmost run was told is asked again.
    func allWrong(_ text: String, _ told: [Told]) -> Decision? {
        guard let first = told.first, let count = recogniser.countOfWrong(in: text, isAsked: false) else {
            return nil
        }
        let ofRun = told.filter { $0.run.ordinal == first.run.ordinal }
        guard count == .max || count == ofRun.count else { return nil }
        return change(ofRun.map { ($0, .null) }, [:])
    }

    /// "Both dates are wrong", 两个地址都错了: those are asked again.
    func wrongKind(_ text: String, _ told: [Told], isAsked: Bool = false) -> Decision? {
        guard let first = told.first, let (count, kind) = recogniser.kindOfWrong(in: text, isAsked: isAsked)
        else { return nil }
        let ofRun = told.filter { $0.run.ordinal == first.run.ordinal }
        let titled = ofRun.filter { one in titles(of: one.slot).contains { Self.ends($0, kind) } }
        var ofKind = titled.isEmpty ? ofRun.filter { recogniser.isKind(kind, of: $0.slot.type) } : titled
        // "Both drinks", where one drink was asked of two guests.
        let about = answersAbout(of: first.run).filter { one in
            titles(of: one.slot).contains { Self.ends($0, kind) && $0.count <= kind.count }
        }
        if about.count > 1 { ofKind = about }
        guard ofKind.count > 1 else { return nil }
        let isWhole = count == .max || count == ofKind.count
        return isWhole ? change(ofKind.map { ($0, .null) }, [:]) : which(ofKind, nil)
    }

    /// Whether a title ends with the words for a kind: "old address" with "addresses".
    private static func ends(_ title: String, _ kind: String) -> Bool {
        let title = title.lowercased()
        let forms = [kind] + ["es", "s"].filter(kind.hasSuffix).map { String(kind.dropLast($0.count)) }
        return forms.contains { form in
            guard !form.isEmpty, title.hasSuffix(form) else { return false }
            let before = title.dropLast(form.count).last
            return before.map { !$0.isASCII || !$0.isLetter } ?? true
        }
    }

    // MARK: what is not wanted

    /// What is refused, and what takes its place: of several changes any one may be meant.
    struct Exchange {
        var refused: [FoundValue] = []
        var changes: [(told: Told, value: Value)] = []
    }

    /// What else a message gives.
    func values(_ values: [FoundValue], beside exchange: Exchange) -> [FoundValue] {
        guard !exchange.changes.isEmpty else { return values }
        let used = values.filter { one in
            exchange.changes.contains { fitting(one.value, $0.told.slot) == $0.value }
        }
        return values.filter { one in
            one.type != .yesNo && !(used + exchange.refused).contains { $0.overlaps(one) }
        }
    }

    /// "60, not 4", "not the 5th but the 6th": what takes the place of the one thing told that is refused.
    func exchanged(_ text: String, _ told: [Told], _ question: Question) -> Exchange {
        let refused = refused(text, question)
        guard !refused.isEmpty else { return Exchange() }
        let rest = recogniser.remainder(of: text, without: refused)
        let changes = told.compactMap { one -> (told: Told, value: Value)? in
            guard refused.contains(where: { says($0, one) && mayTake($0, one.slot, text) }),
                !question.wanted.contains(where: { $0.slot == one.slot.name }),
                let value = readings(rest, one) ?? clauseReading(rest, one), value != one.value,
                mayTake(value, one.slot, text, [])
            else { return nil }
            return (one, value)
        }
        let named = changes.filter { isNamed($0.told.slot, in: text) }
        return Exchange(refused: refused, changes: named.count == 1 ? named : changes)
    }

    private func clauseReading(_ text: String, _ told: Told) -> Value? {
        clauses(of: text).lazy.compactMap { self.readings($0.text, told) }.first
    }

    /// Whether a found value is what a slot was told: a day in either direction, a number whatever is counted.
    func says(_ found: FoundValue, _ one: Told) -> Bool {
        guard found.slot == nil || found.source == .type || found.slot == one.slot.name else { return false }
        let isOfType =
            found.type == one.slot.type
            || Deliberation.isNumeric(found.type) && Deliberation.isNumeric(one.slot.type)
        return isOfType && (found.value == one.value || fitting(found.value, one.slot) == one.value)
    }

    /// "5 pm is wrong", 12号错了: what is called wrong by its value is asked again.
    func wrongByValue(_ text: String, _ understanding: Understanding, _ told: [Told]) -> Decision? {
        guard recogniser.countOfWrong(in: text, isAsked: false) == nil, let first = told.first else {
            return nil
        }
        let ofRun = all(ofRunOf: first, told)
        var values = understanding.values.filter { $0.type != .yesNo }
        if values.isEmpty { values = numbers(in: text) }
        func saying(_ value: FoundValue) -> [Told] { self.saying(value, text, ofRun) }
        let known = values.filter { !saying($0).isEmpty }
        guard let last = known.max(by: { $0.end < $1.end }),
            values.allSatisfy({ value in known.contains { $0.overlaps(value) } }),
            recogniser.isCalledWrong(last, in: text)
        else { return nil }
        var wrong: [Told] = []
        for value in known {
            let all = saying(value)
            let named = all.filter { isNamed($0.slot, in: text) }
            let meant = named.isEmpty ? all : named
            if meant.count > 1 { return which(meant, nil) }
            if !wrong.contains(where: { $0.key == meant[0].key }) { wrong.append(meant[0]) }
        }
        return change(wrong.map { ($0, .null) }, [:])
    }

    /// What the run that was told this was told, each of several things too.
    private func all(ofRunOf one: Told, _ told: [Told]) -> [Told] {
        let newest = told.filter { $0.run.ordinal == one.run.ordinal }
        let about = answersAbout(of: one.run)
        return about
            + newest.filter { one in
                !about.contains { $0.slot.name == one.slot.name && $0.value == one.value }
            }
    }

    /// What was told a value that a message says; what counts something is said of that alone.
    private func saying(_ value: FoundValue, _ text: String, _ told: [Told]) -> [Told] {
        let counting = told.filter { counts($0.slot, value, text) }
        return (counting.isEmpty ? told : counting).filter { one in
            says(value, one) && (!Deliberation.isNumeric(value.type) || mayTake(value, one.slot, text))
        }
    }

    /// "7 is wrong, it is 8", "the 2 should be 3": the number that was told takes the one behind it.
    func exchangedNumber(_ text: String, _ understanding: Understanding, _ told: [Told]) -> Decision? {
        guard let first = told.first else { return nil }
        let all = all(ofRunOf: first, told)
        let numeric = all.filter { Deliberation.isNumeric($0.slot.type) }
        guard !numeric.isEmpty, hasNumber(text) else { return nil }
        let numbers = self.numbers(in: text).filter { one in
            Deliberation.isNumeric(one.type)
                && !understanding.values.contains { $0.overlaps(one) && !Deliberation.isNumeric($0.type) }
        }
        guard let old = numbers.min(by: { $0.start < $1.start }),
            recogniser.replaces(old, in: text) || recogniser.isCalledWrong(old, in: text)
        else { return nil }
        let new = numbers.filter { $0.start >= old.end }
        guard Set(new.map(\.value)).count == 1, new[0].value != old.value else { return nil }
        let known = saying(old, text, numeric)
        let named = known.filter { isNamed($0.slot, in: text) }
        let meant = named.isEmpty ? known : named
        guard let one = meant.first else { return nil }
        let said = Self.part(of: text, from: new[0].start, to: new[0].end)
        guard meant.count == 1 else { return which(meant, new[0].value) }
        guard mayTake(new[0], one.slot, text) else { return nil }
        return readings(said, one).map { change([(one, $0)], [:]) }
    }

    private func refused(_ text: String, _ question: Question) -> [FoundValue] {
        var expected = question.expectation
        // Where all was told, a number that is refused is one of those.
        if question.kind == .confirm {
            expected.wanted += toldSlots.filter { Deliberation.isNumeric($0.slot.type) }.map { one in
                Expectation.Wanted(slot: one.slot.name, type: one.slot.type)
            }
        }
        return recogniser.refused(in: text, expected: expected, at: moment)
    }

    /// What a message only does not want: a value of what is asked, what was told, or at a consent all of it.
    func refusal(
        _ text: String, _ understanding: Understanding, _ question: Question, giving specific: Record
    ) -> Decision? {
        // "Wrong" and 不对 are no text where something was told.
        if question.kind == .ask, question.wanted.contains(where: { $0.type == .text }),
            recogniser.denial(in: text) != nil, let which = whatIsWrong()
        {
            return which
        }
        guard specific.isEmpty else { return nil }
        let refused = refused(text, question)
        let isOfWanted = refused.contains { value in
            question.wanted.contains { wanted in
                wanted.type == value.type && (value.slot == nil || value.slot == wanted.slot)
            }
        }
        // "Not on Friday" to "Which day?" leaves the other days.
        if isOfWanted { return .askAgain }
        let told = toldSlots.first { one in
            refused.contains { $0.type == one.slot.type && says($0, one) && mayTake($0, one.slot, text) }
        }
        if let told {
            let changes = exchanged(text, [told], question).changes
            return changes.isEmpty ? reask(told) : change(changes, [:])
        }
        if question.kind == .confirm, understanding.values.allSatisfy({ $0.type == .yesNo }),
            let part = refusesPart(text, refused)
        {
            return part
        }
        if question.kind == .confirm, understanding.values.allSatisfy({ $0.type == .yesNo }),
            isNothingButRefusal(text), question.wanted.first?.type == .yesNo
        {
            return .answer([question.wanted[0].slot: false])
        }
        return nil
    }

    // MARK: what is no value

    /// "2 more chairs", 预算再加五百: by how much something told changes is not what it is.
    func difference(
        _ text: String, _ understanding: Understanding, _ told: [Told], _ wanted: [Expectation.Wanted]
    )
        -> Decision?
    {
        guard let first = told.first else { return nil }
        if let type = shifted(text) {
            let shifted = told.filter { one in
                one.run.ordinal == first.run.ordinal && one.slot.type == type
                    && !wanted.contains { $0.slot == one.slot.name }
            }
            if !shifted.isEmpty { return which(shifted, nil) }
        }
        guard recogniser.isDifference(text) else { return nil }
        let amounts = told.filter { one in
            one.run.ordinal == first.run.ordinal
                && (Deliberation.isNumeric(one.slot.type) || one.slot.type == .duration)
                && !wanted.contains { $0.slot == one.slot.name }
        }
        let meant = amounts.filter { one in
            isNamed(one.slot, in: text)
                || readings(text, one).map { counts(one.slot, $0, text, understanding) } ?? false
        }
        if meant.isEmpty { return amounts.isEmpty ? nil : which(amounts, nil) }
        return which(meant, nil)
    }

    /// "One hour later", 推迟两天: what is moved by so much, an hour or a day.
    private func shifted(_ text: String) -> SlotType? {
        let said = text.lowercased()
        guard ["later", "earlier", "推迟", "提前", "延后", "晚", "早"].contains(where: said.contains),
            !said.contains("from now")
        else { return nil }
        for (type, english, chinese) in Self.movedUnits {
            let isEnglish = english.contains { unit in
                said.contains("\(unit) later") || said.contains("\(unit) earlier")
            }
            let isChinese = chinese.contains { unit in
                ["推迟", "提前", "延后", "晚", "早"].contains { word in
                    ["半", "一", "两", "三", "1", "2", "3"].contains { said.contains(word + $0 + unit) }
                }
            }
            if isEnglish || isChinese { return type }
        }
        return nil
    }

    private static let movedUnits: [(SlotType, [String], [String])] = [
        (.time, ["hour", "hours", "minute", "minutes"], ["小时", "个小时", "个半小时", "个钟头", "刻钟"]),
        (.date, ["day", "days", "week", "weeks"], ["天", "周", "个星期"]),
    ]

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
}
