// What was told, said anew: a text in place of another, a named slot with its new value.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// A text that was told and is named beside the one that takes its place: "not Mary, Maria".
    func swapped(in text: String, _ told: [Told]) -> [(told: Told, value: Value)] {
        told.compactMap { one in
            guard one.slot.type == .text, let old = one.value.text,
                let new = recogniser.replacement(of: old, in: text) ?? replacementOfPart(one, old, text)
                    ?? (isDenied(one, old, text) ? "" : nil)
            else { return nil }
            return isOnlyName(new, of: one.slot)
                ? (one, .null) : (one, .text(recogniser.bare(new, answering: titles(of: one.slot)[0])))
        }
    }

    /// "My name is Tim, not Tom", where it was Tom Baker.
    private func replacementOfPart(_ one: Told, _ old: String, _ text: String) -> String? {
        guard isNamed(one.slot, in: text) else { return nil }
        let words = old.split { !$0.isLetter }.filter { $0.count > 2 }
        return words.count < 2
            ? nil : words.lazy.compactMap { recogniser.replacement(of: String($0), in: text) }.first
    }

    /// "The fault is not the chain", where that slips.
    private func isDenied(_ one: Told, _ old: String, _ text: String) -> Bool {
        guard clauses(of: text).count < 2 else { return false }
        let isNamed = isNamed(one.slot, in: text)
        let said = isNamed ? fromName(one.slot, text) : text.lowercased()
        let words = isNamed ? ["is not ", "isn't ", "was not ", "不是"] : ["not ", "不是"]
        let denied = words.lazy.compactMap { said.firstRange(of: $0) }.first
        guard let denied, isNamed || denied.lowerBound == said.startIndex else { return false }
        let rest = said[denied.upperBound...]
        return !["是", "改", " but ", " it's ", " it is "].contains { rest.contains($0) }
            && recogniser.refuses("not " + rest, partOf: old)
    }

    /// Whether a text says no more than how a slot is called: "the name is".
    private func isOnlyName(_ text: String, of slot: SlotDeclaration) -> Bool {
        guard !text.isEmpty else { return true }
        let said = text.lowercased()
        return titles(of: slot).contains { title in
            guard let place = said.firstRange(of: title.lowercased()) else { return false }
            let around = said[..<place.lowerBound] + " " + said[place.upperBound...]
            let words = around.split { !$0.isLetter }
            return words.allSatisfy { ["the", "my", "our", "is", "was", "的", "我的", "是", "叫"].contains($0) }
        }
    }

    /// Texts that are named and stated with days or numbers in them, "the reason is that it broke on Monday", those, and what
    /// else the message gives. A text goes on to the end of its clause, or of the message where it stands behind a colon.
    func statedWhole(_ text: String, _ understanding: Understanding, _ told: [Told]) -> (
        changes: [(told: Told, value: Value)], inside: [FoundValue], rest: [FoundValue]
    ) {
        var (changes, inside, rest) = ([(told: Told, value: Value)](), [FoundValue](), understanding.values)
        for one in told where one.slot.type == .text && isNamed(one.slot, in: text) {
            guard let (place, said) = clause(of: text, naming: one.slot),
                let stated = recogniser.stated(in: fromName(one.slot, said))
            else { continue }
            let own = rest.filter { value in
                value.source == .type && place.contains(value.start)
                    && !isJoined(Self.part(of: text, from: 0, to: value.start))
            }
            guard !own.isEmpty else { continue }
            inside += own
            rest.removeAll { value in
                own.contains(value) || value.slot == one.slot.name && value.source != .type
            }
            changes.append((one, .text(recogniser.bare(stated, answering: titles(of: one.slot)[0]))))
        }
        return (changes, inside, rest)
    }

    /// From the beginning of a name to the colon behind it.
    private static let longestToColon = 24

    /// Whether what stands before a value sets it apart from the text there.
    private func isJoined(_ before: String) -> Bool {
        let end = before.reversed().drop { $0 == " " }.prefix(3).reversed()
        return [",", "，", "、", "和"].contains(String(end.suffix(1))) || String(end) == "and"
    }

    private func clause(of text: String, naming slot: SlotDeclaration) -> (place: Range<Int>, said: String)? {
        let written = Array(text.unicodeScalars)
        // "Card: ...", 贺卡写：...
        if let start = place(ofNameOf: slot, in: text),
            let colon = written[start...].firstIndex(where: { $0 == ":" || $0 == "：" }),
            colon - start <= Deliberation.longestToColon,
            !written[start..<colon].contains(where: { $0 == "，" || $0 == "," })
        {
            return (start..<written.count, Self.part(of: text, from: start, to: written.count))
        }
        for clause in clauses(of: text) where isNamed(slot, in: clause.text) {
            let said = Array(clause.text.unicodeScalars)
            guard !said.isEmpty, said.count <= written.count,
                let start = (0...written.count - said.count).first(where: {
                    written[$0..<$0 + said.count].elementsEqual(said)
                })
            else { continue }
            return (start..<start + said.count, clause.text)
        }
        return nil
    }

    /// 3楼改成4楼, 不是3楼是5楼: a number within a text that was told, with what stands right behind it.
    func exchangedPart(_ text: String, _ told: [Told]) -> Decision? {
        guard hasNumber(text), told.contains(where: { $0.slot.type == .text }) else { return nil }
        let expected = Expectation(wanted: [Expectation.Wanted(slot: "", type: .number)])
        let refused = recogniser.refused(in: text, expected: expected, at: moment)
        let numbers = (self.numbers(in: text) + refused.filter { Deliberation.isNumeric($0.type) })
            .sorted { $0.start < $1.start }
        guard let old = numbers.first, let new = numbers.last, new.start > old.end,
            Set(numbers.map(\.value)).count == 2, let unit = measure(behind: old, text),
            unit == measure(behind: new, text)
        else { return nil }
        let written = Array(text.unicodeScalars)
        let length = written[old.end...].prefix { $0 == " " }.count + unit.count
        guard old.end + length <= new.start, new.end + length <= written.count else { return nil }
        var stretch = old
        stretch.end += length
        guard
            recogniser.replaces(stretch, in: text)
                || refused.contains(where: { $0.overlaps(old) })
        else { return nil }
        // The no before a number is a part of where it is refused.
        let start = (old.start..<old.end).first { written[$0].properties.numericType != nil } ?? old.start
        let words = Self.part(of: text, from: start, to: stretch.end)
        let texts = told.filter { one in
            guard one.slot.type == .text, let known = one.value.text else { return false }
            let before = known.firstRange(of: words).map { known[..<$0.lowerBound].last?.isNumber ?? false }
            return before == false
        }
        guard texts.count == 1, let before = texts[0].value.text else { return nil }
        let said = Self.part(of: text, from: new.start, to: new.end + length)
        return change([(texts[0], .text(before.replacing(words, with: said, maxReplacements: 1)))], [:])
    }

    /// 12号改成15号, where no day was told, but an address has it.
    func exchangedInText(_ text: String, _ understanding: Understanding, _ told: [Told]) -> Decision? {
        let refused = recogniser.refused(in: text, expected: nil, at: moment)
        let values = (refused + understanding.values + numbers(in: text)).sorted { $0.start < $1.start }
        guard let old = values.first, recogniser.replaces(old, in: text),
            let new = values.first(where: { $0.start >= old.end && $0.type == old.type }),
            !told.contains(where: { says(old, $0) })
        else { return nil }
        let words = Self.part(of: text, from: old.start, to: old.end)
        let texts = told.filter { $0.slot.type == .text && $0.value.text?.contains(words) ?? false }
        guard texts.count == 1, let before = texts[0].value.text else { return nil }
        let said = Self.part(of: text, from: new.start, to: new.end)
        return change([(texts[0], .text(before.replacing(words, with: said)))], [:])
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
        return chosen.map { change([$0], [:], isLast: true) }
    }

    /// The same of a text that the title of its slot stands in: "no, Elm Street 7" of a street.
    func restateLike(_ one: Told, _ text: String) -> Decision? {
        let behind = behindTitle(of: one.slot, text)
        guard one.slot.type == .text, let old = one.value.text,
            let new = recogniser.restated(text, like: old, isLast: false)
                ?? behind.flatMap({ recogniser.restated($0, like: old, isLast: false) }),
            !titles(of: one.slot).contains(where: { $0.lowercased() == new.lowercased() })
        else { return nil }
        return change([(one, .text(recogniser.bare(new, answering: titles(of: one.slot)[0])))], [:])
    }

    /// What stands right behind a title: 解放路8号 of 地址解放路8号.
    func behindTitle(of slot: SlotDeclaration, _ text: String) -> String? {
        let clause = clauses(of: text).first { isNamed(slot, in: $0.text) }?.text ?? text
        let said = fromName(slot, clause)
        return titles(of: slot).first { said.lowercased().hasPrefix($0.lowercased()) }.map {
            String(said.dropFirst($0.count))
        }
    }

    /// A text that alone is named, or is like the one told before, and is no number of another slot: "no, Elm Street 7".
    func restateText(_ text: String, _ understanding: Understanding, _ told: [Told]) -> Decision? {
        let named = told.filter { isNamed($0.slot, in: text) }
        guard !understanding.isQuestion, !isBareNumber(text, understanding), named.count < 2,
            !told.contains(where: { one in
                readings(text, one).map { counts(one.slot, $0, text, understanding) } ?? false
            })
        else { return nil }
        if named.count == 1 { return restate(named[0], in: text) ?? restateLike(named[0], text) }
        let like = told.lazy.compactMap { self.restateLike($0, text) }
        return like.first
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
        let clauses = clauses(of: text)
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

    /// What clauses say of what they name, where a yes or no was told: "no gift wrap", 有一架钢琴.
    func saidYesNo(in text: String, _ told: [Told], _ wanted: [Expectation.Wanted]) -> [(
        told: Told, value: Value
    )] {
        let asked = told.filter { one in
            one.slot.type == .yesNo && !wanted.contains { $0.slot == one.slot.name }
        }
        var clauses = clauses(of: text).map(\.text)
        if clauses.isEmpty { clauses = [text] }
        return asked.compactMap { one in
            let said = clauses.lazy.compactMap { clause in
                self.callings(of: one.slot).lazy.compactMap { self.recogniser.yesOrNo(clause, of: $0) }.first
            }.first
            return said.map { (one, .bool($0)) }
        } + unwanted(in: clauses, told, wanted)
    }

    /// Clauses that are nothing but the title of an option of one list: "L and black".
    func exactOptions(_ text: String, _ told: [Told]) -> [(told: Told, value: Value)] {
        let lists = told.filter { $0.slot.type == .choice }
        guard !lists.isEmpty else { return [] }
        return clauses(of: text).compactMap { clause in
            let said = clause.text.lowercased().split(separator: " ").joined(separator: " ")
            let found = lists.compactMap { one in
                self.wanted(one.slot).choices.first { $0.title.lowercased() == said }.map {
                    (told: one, value: $0.value)
                }
            }
            return found.count == 1 && found[0].value != found[0].told.value ? found[0] : nil
        }
    }

    /// What is stated for a slot that is named: there a yes or no is meant for it alone.
    func value(_ stated: String, of one: Told) -> Value? {
        one.slot.type == .yesNo ? yesOrNo(stated).map { .bool($0) } : readings(stated, one, isNamed: true)
    }

    /// What stands beside other values that are corrected, each in a clause of its own that names or counts it.
    func restated(in text: String, _ told: [Told]) -> [(told: Told, value: Value)] {
        var restated: [(told: Told, value: Value)] = []
        for clause in clauses(of: text) {
            let others = told.filter { one in !restated.contains { $0.told.slot.name == one.slot.name } }
            // What is called by a title is called by no word for its type: "the day of the visit".
            let isTitled = toldSlots.contains { isNamed($0.slot, in: clause.text) }
            let named =
                isTitled
                ? others.filter { isNamed($0.slot, in: clause.text) }
                : named(in: clause.text, others).map { [$0] } ?? []
            let meant = named.isEmpty ? counting(others, in: clause.text) : named
            guard meant.count == 1, let value = restatedValue(of: meant[0], in: clause.text),
                value != meant[0].value
            else { continue }
            restated.append((meant[0], value))
        }
        return restated
    }

    private func counting(_ told: [Told], in text: String) -> [Told] {
        let understanding = recogniser.understand(text, locale: view.locale, expected: nil, at: moment)
        return told.filter { one in
            Deliberation.isNumeric(one.slot.type)
                && readings(text, one).map { counts(one.slot, $0, text, understanding) } ?? false
        }
    }

    private func restatedValue(of one: Told, in text: String) -> Value? {
        let stated = recogniser.stated(in: fromName(one.slot, text))
        if one.slot.type == .text {
            return stated.map { .text(recogniser.bare($0, answering: titles(of: one.slot)[0])) }
        }
        return stated.flatMap { value($0, of: one) } ?? readings(text, one, isNamed: true)
    }

    /// From where a slot is named on: in "I want to change the reason" nothing is stated for it.
    func fromName(_ slot: SlotDeclaration, _ text: String) -> String {
        let written = Array(text.unicodeScalars)
        guard
            let start = place(ofNameOf: slot, in: text)
                ?? recogniser.mention(of: slot.type, in: text)?.lowerBound,
            text.lowercased().unicodeScalars.count == written.count
        else { return text }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: written[start...])
        return String(rest)
    }
}
