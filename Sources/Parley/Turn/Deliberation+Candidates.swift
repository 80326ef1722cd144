// What of all that was told a value of a message may be meant for.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// Whether nothing else is the better reading of a value found by its type: an answer to the open question, what was
    /// told already, or, of a number that is a phone's too, the phone's.
    func isItsOwn(
        _ value: FoundValue, among values: [FoundValue], _ told: [Told], _ wanted: [Expectation.Wanted],
        isMarked: Bool
    ) -> Bool {
        !values.contains { other in
            guard other != value, other.overlaps(value), !isPartOfMoment(value, other) else { return false }
            if told.contains(where: { $0.slot.type == other.type && $0.value == other.value }) { return true }
            if value.type == .code, other.type != .code, isMarked { return true }
            return !isMarked && wanted.contains { $0.type == other.type }
                && !wanted.contains { $0.type == value.type }
        }
    }

    /// "December 3 at 2 pm" is a day and an hour.
    func isPartOfMoment(_ value: FoundValue, _ other: FoundValue) -> Bool {
        Set([value.type, other.type]) == [.date, .time]
    }

    /// Of several hours that were told the one asked beside the day that a message changes: "december 7 at 2 pm".
    func hour(
        of changes: [(told: Told, value: Value)], _ hours: [Told], _ value: Value,
        _ understanding: Understanding
    ) -> Told? {
        guard hours[0].slot.type == .time,
            let said = understanding.values.first(where: { $0.type == .time && $0.value == value }),
            let day = understanding.values.first(where: { $0.type == .date && $0.overlaps(said) }),
            let changed = changes.first(where: {
                $0.told.slot.type == .date && fitting(day.value, $0.told.slot) == $0.value
            })
        else { return nil }
        let order = changed.told.run.askedSlots
        guard let place = order.firstIndex(of: changed.told.slot.name) else { return nil }
        let beside = [place + 1, place - 1].filter(order.indices.contains).map { order[$0] }
        return beside.lazy.compactMap { name in hours.first { $0.slot.name == name } }.first
    }

    /// Whether an hour in words is what was asked for: "three fifty" is a sum of money there.
    func isAskedFor(_ value: FoundValue, _ text: String, _ wanted: [Expectation.Wanted]) -> Bool {
        guard value.type == .time else { return false }
        let said = Self.part(of: text, from: value.start, to: value.end)
        return wanted.contains { one in
            [.money, .number, .integer].contains(one.type)
                && recogniser.answer(said, for: one, locale: view.locale, at: moment) != nil
        }
    }

    /// What may take the only value of its type: where the message calls one by its title, that alone.
    func called(
        _ value: FoundValue, in text: String, _ told: [Told], _ understanding: Understanding
    ) -> [Told] {
        guard value.source == .type, understanding.values.count(where: { $0.type == value.type }) == 1 else {
            return told
        }
        let called = told.filter { $0.slot.type == value.type && isNamed($0.slot, in: text) }
        return called.isEmpty ? told : called
    }

    /// What a found value may be meant for instead of what was told; none where it answers the open question.
    func candidates(
        for value: FoundValue, _ told: [Told], _ wanted: [Expectation.Wanted], isMarked: Bool
    ) -> [Told] {
        if let name = value.slot, value.source != .type {
            if wanted.contains(where: { $0.slot == name }) { return [] }
            return (told + skippedSlots).filter {
                $0.slot.name == name && $0.value != fitting(value.value, $0.slot)
            }
        }
        guard value.type.fillsByType else { return [] }
        // What is being asked is answered, not corrected, however often it was told before.
        let sameType = (told + (value.slot == nil ? [] : skippedSlots)).filter { one in
            one.slot.type == value.type && (value.slot == nil || value.slot == one.slot.name)
                && !wanted.contains { $0.slot == one.slot.name }
        }
        // "Change 42 to 43" names the old value too.
        guard !sameType.contains(where: { $0.value == fitting(value.value, $0.slot) }) else { return [] }
        if wanted.contains(where: { $0.type == value.type || $0.type == .text }), !isMarked { return [] }
        // What its bounds forbid is meant for a slot only where no other takes it.
        let near = nearest(value.value)
        let asSaid = sameType.filter { isWithin(near, $0.slot) }
        let taking =
            asSaid.isEmpty ? sameType.filter { isWithin(fitting(value.value, $0.slot), $0.slot) } : asSaid
        return taking.isEmpty ? sameType : taking
    }
}
