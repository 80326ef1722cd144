// Two values of one kind where two slots take it: "from the 4th to the 6th", "change the 5th to the 6th".
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// What two days or times of a message are for.
    struct Paired {
        var changes: [(told: Told, value: Value)] = []
        /// Where any of several may be meant.
        var unclear: [(told: [Told], value: Value)] = []
        /// What has been read so.
        var types: Set<SlotType> = []
    }

    /// The first one was told and the second takes its place, or they are both ends of what was told.
    func paired(
        _ text: String, _ understanding: Understanding, _ told: [Told], _ wanted: [Expectation.Wanted]
    ) -> Paired {
        var paired = Paired()
        for type in [SlotType.date, .time] {
            let takers = told.filter { one in
                one.slot.type == type && one.run.ordinal == told[0].run.ordinal
                    && !wanted.contains { $0.slot == one.slot.name }
            }
            let found = understanding.values.filter { value in
                value.type == type && (value.slot == nil || takers.contains { $0.slot.name == value.slot })
            }
            .sorted { $0.start < $1.start }
            guard found.count == 2, found[0].value != found[1].value, takers.count > 1 else { continue }
            let named = takers.filter { isNamed($0.slot, in: text) || $0.slot.name == found[0].slot }
            let meant = named.isEmpty ? takers : named
            let old = meant.filter { says(found[0], $0) }
            let isSaidSo = recogniser.replaces(found[0], in: text)
            let isWrong = isSaidWrong(understanding) && !meant.contains { says(found[1], $0) }
            if isSaidSo, old.isEmpty, named.count != 1 {
                // It was never told.
                paired.types.insert(type)
                paired.unclear.append((meant, found[1].value))
            } else if isSaidSo || named.count == 1 || isWrong, let first = old.first {
                paired.types.insert(type)
                let new = Self.part(of: text, from: found[1].start, to: found[1].end)
                let value = readings(new, first) ?? fitting(found[1].value, first.slot)
                if old.count == 1 {
                    paired.changes.append((first, value))
                } else {
                    paired.unclear.append((old, value))
                }
            } else if named.count != 1, found.allSatisfy({ $0.slot == nil }) {
                let ends = ends(found, of: takers)
                paired.changes += ends
                if !ends.isEmpty { paired.types.insert(type) }
            }
        }
        return paired
    }

    /// Of two days or times the one that a single value is for, by the words beside it: "until 6 pm".
    func end(_ found: FoundValue, of takers: [Told], _ text: String) -> Told? {
        guard takers.count == 2, found.type == .date || found.type == .time,
            let end = recogniser.spanEnd(of: found, in: text), let one = takers[0].value.text,
            let other = takers[1].value.text, one != other
        else { return nil }
        return (one < other) == (end == .first) ? takers[0] : takers[1]
    }

    /// The earlier of two for the slot that has the earlier value.
    private func ends(_ found: [FoundValue], of takers: [Told]) -> [(told: Told, value: Value)] {
        guard takers.count == 2, let first = takers[0].value.text, let last = takers[1].value.text,
            first != last
        else { return [] }
        let ordered = first < last ? takers : takers.reversed()
        let values = zip(ordered, found).map { (told: $0, value: fitting($1.value, $0.slot)) }
        guard let from = values[0].value.text, let to = values[1].value.text, from < to else { return [] }
        return values.filter { $0.told.value != $0.value }
    }
}
