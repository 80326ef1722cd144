// What the open runs, and the one that finished last, were told: what a message may put right.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// The newest filling of each slot that a message may fill, of the topmost run that has one.
    var toldSlots: [Told] {
        var told: [Told] = []
        let runs = view.runs.reversed() + (view.lastFinished.map { [$0] } ?? [])
        for run in runs {
            let asked = run.askedSlots
            let order = { (name: String) in asked.firstIndex(of: name) ?? asked.count }
            let fields = run.state.slots.fields.sorted {
                (order($0.name), $0.name) < (order($1.name), $1.name)
            }
            for field in fields where !field.value.isNull {
                guard let slot = declarations.slots[field.name], slot.ask != nil,
                    !told.contains(where: { $0.slot.name == slot.name })
                else { continue }
                told.append(Told(slot: slot, run: run, value: field.value))
            }
        }
        return told
    }

    /// What the run on top was told to leave out, and may be given after all.
    var skippedSlots: [Told] {
        guard let top = view.top else { return [] }
        return top.state.slots.fields.compactMap { field in
            guard field.value.isNull, let slot = declarations.slots[field.name], slot.ask != nil,
                top.state.answers[field.name] != nil
            else { return nil }
            return Told(slot: slot, run: top, value: .null)
        }
    }
}
