// What words give a slot that was told, and whether they name it.
import ParleyFlows
import ParleyModel

extension Deliberation {
    func clauses(of text: String) -> [Clause] {
        memory.clauses.value(text) { recogniser.clauses(of: text) }
    }

    /// Where a correction gives a value that is found only when it is looked for: a number, a choice, a kind of thing.
    ///
    /// - Parameter isNamed: whether the slot is named: only then, or where it was told last, does a number stand for an option
    ///   of its list.
    func readings(_ text: String, _ told: Told, isNamed: Bool = false) -> Value? {
        switch told.slot.type {
        case .text, .yesNo, .image, .file: return nil
        default: break
        }
        let wanted = wanted(told.slot)
        guard let value = recogniser.answer(text, for: wanted, locale: view.locale, at: moment) else {
            return nil
        }
        if !isNamed, told.slot.type == .choice, !says(text, value, of: wanted), lastTold?.key != told.key {
            return nil
        }
        return fitting(value, told.slot)
    }

    /// Whether an option is meant by more than its number.
    private func says(_ text: String, _ value: Value, of wanted: Expectation.Wanted) -> Bool {
        let number = Expectation.Wanted(slot: wanted.slot, type: .integer)
        guard let said = recogniser.answer(text, for: number, locale: view.locale, at: moment)?.integer,
            let option = wanted.choices.first(where: { $0.value == value })
        else { return true }
        return wanted.choices.firstIndex(of: option).map { Int64($0) + 1 } != said
            || ([option.title, value.printed] + option.also).contains { $0.contains(String(said)) }
    }

    func isWithin(_ value: Value, _ slot: SlotDeclaration) -> Bool {
        Bounds(of: slot, today: moment.timeZone.local(moment.now).date).hold(value)
    }

    /// The values of a message that are found only where they are looked for: numbers, options.
    func values(in text: String, for told: [Told]) -> [FoundValue] {
        var wanted: [Expectation.Wanted] = []
        for slot in told.map(\.slot) where !wanted.contains(where: { $0.slot == slot.name }) {
            wanted.append(self.wanted(slot))
        }
        return recogniser.understand(
            text, locale: view.locale, expected: Expectation(wanted: wanted), at: moment
        ).values
    }

    /// What would be looked for if a slot were asked now.
    func wanted(_ slot: SlotDeclaration) -> Expectation.Wanted {
        let renderer = TextRenderer(declarations: declarations, locale: view.locale, slots: view.presentSlots)
        return Expectation.Wanted(
            slot: slot.name, type: slot.type, pattern: slot.pattern,
            choices: renderer.options(slot.choices, values: [:]))
    }

    /// The numbers of a message, whether the bot takes any or sums of money alone.
    func numbers(in text: String) -> [FoundValue] {
        guard hasNumber(text) else { return [] }
        let wanted = Expectation.Wanted(slot: "", type: .number)
        return recogniser.understand(
            text, locale: view.locale, expected: Expectation(wanted: [wanted]), at: moment
        ).values.filter { Deliberation.isNumeric($0.type) }
    }

    func hasNumber(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.numericType != nil }
    }

    /// Of a day whose words do not say whether it is over or to come the one that is nearer to today.
    func nearest(_ value: Value) -> Value {
        guard let other = otherDays[value], let day = value.text, let otherDay = other.text else {
            return value
        }
        let today = moment.timeZone.local(moment.now).date
        /// Good enough to compare days some months apart.
        func number(_ date: String) -> Int {
            let parts = date.split(separator: "-").compactMap { Int($0) }
            return parts.count == 3 ? (parts[0] * 12 + parts[1]) * 31 + parts[2] : 0
        }
        let now = number(today)
        return abs(number(otherDay) - now) < abs(number(day) - now) ? other : value
    }

    /// A value as a slot takes it: a day that its bounds forbid, and whose words tell no direction, is read in the other.
    func fitting(_ value: Value, _ slot: SlotDeclaration?) -> Value {
        guard let slot, slot.type == .date, let other = otherDays[value], !isWithin(value, slot),
            isWithin(other, slot)
        else { return value }
        return other
    }

    /// The slot that a message names without a value for it: "the order number is wrong".
    func named(in text: String, _ told: [Told]) -> Told? {
        let named = told.filter { isNamed($0.slot, in: text) }
        guard named.isEmpty else { return named.count == 1 ? named[0] : nil }
        let ofType = told.filter { recogniser.mention(of: $0.slot.type, in: text) != nil }
        return ofType.count == 1 ? ofType[0] : nil
    }

    func isNamed(_ slot: SlotDeclaration, in text: String) -> Bool { place(ofNameOf: slot, in: text) != nil }

    /// Where a slot's title stands in a text, or the last word of it, if that is no other slot's: the "limit" of "price limit".
    func place(ofNameOf slot: SlotDeclaration, in text: String) -> Int? {
        let said = Array(text.lowercased().unicodeScalars)
        func place(_ name: some StringProtocol) -> Int? {
            Self.place(of: Array(name.lowercased().unicodeScalars), in: said)
        }
        let titles = titles(of: slot)
        if let titled = titles.compactMap(place).min() { return titled }
        return titles.lazy.compactMap(Self.head).compactMap { head in
            place(head).flatMap { self.isOfOther(head, than: slot) ? nil : $0 }
        }.first
    }

    /// What a title of several words is a kind of: its last word, 座椅 of 儿童座椅.
    private static func head(of title: String) -> Substring? {
        let isHan = title.unicodeScalars.allSatisfy(\.properties.isIdeographic)
        if isHan { return title.count >= 4 ? title.suffix(2) : nil }
        return title.contains(" ") ? title.split(separator: " ").last : nil
    }

    private func isOfOther(_ word: Substring, than slot: SlotDeclaration) -> Bool {
        let word = Array(word.lowercased().unicodeScalars)
        return declarations.slots.values.contains { other in
            other.name != slot.name
                && titles(of: other).contains {
                    Self.place(of: word, in: Array($0.lowercased().unicodeScalars)) != nil
                }
        }
    }

    /// Where a title stands in a text as words of its own: "day" does not in "Friday"; Chinese has no blanks to tell.
    static func place(of title: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard let first = title.first, let last = title.last, title.count <= text.count else { return nil }
        func joins(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
            [left, right].allSatisfy { $0.properties.isAlphabetic && !$0.properties.isIdeographic }
        }
        return (0...text.count - title.count).first { start in
            let end = start + title.count
            return text[start..<end].elementsEqual(title)
                && (start == 0 || !joins(text[start - 1], first))
                && (end == text.count || !joins(last, text[end]))
        }
    }

    func titles(of slot: SlotDeclaration) -> [String] { slot.names(declarations.texts) }

    /// Its titles, and of each what it is a kind of, if that is no other slot's: 漫游 of 国际漫游.
    func callings(of slot: SlotDeclaration) -> [String] {
        let titles = titles(of: slot)
        let heads = titles.compactMap(Self.head).filter { !isOfOther($0, than: slot) }
        return titles + heads.map { String($0) }
    }
}
