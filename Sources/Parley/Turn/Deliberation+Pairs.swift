// Two values of one kind where two slots take it: "from the 4th to the 6th", "change the 5th to the 6th".
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// What two days or times of a message are for: the first one was told and the second takes its place, or they are
    /// both ends of what was told.
    func paired(
        _ text: String, _ understanding: Understanding, _ told: [Told], _ wanted: [Expectation.Wanted]
    )
        -> [(told: Told, value: Value)]
    {
        [SlotType.date, .time].flatMap { type -> [(told: Told, value: Value)] in
            let found = understanding.values.filter {
                $0.type == type && $0.source == .type && $0.slot == nil
            }
            .sorted { $0.start < $1.start }
            let takers = told.filter { one in
                one.slot.type == type && one.run.ordinal == told[0].run.ordinal
                    && !wanted.contains { $0.slot == one.slot.name }
            }
            guard found.count == 2, found[0].value != found[1].value, takers.count > 1 else { return [] }
            let old = takers.filter { $0.value == found[0].value }
            if old.count == 1, recogniser.replaces(found[0], in: text) { return [(old[0], found[1].value)] }
            return ends(found, of: takers)
        }
    }

    /// The earlier of two for the slot that has the earlier value.
    private func ends(_ found: [FoundValue], of takers: [Told]) -> [(told: Told, value: Value)] {
        guard takers.count == 2, let first = takers[0].value.text, let last = takers[1].value.text,
            let from = found[0].value.text, let to = found[1].value.text, first != last, from < to
        else { return [] }
        let ordered = first < last ? takers : takers.reversed()
        return zip(ordered, found).map { (told: $0, value: $1.value) }.filter { $0.told.value != $0.value }
    }
}
