// What must hold whatever an action does: a reply, no fault, nothing lost.

import Parley
import ParleyModel

/// A session before a turn in which an action may be refused.
struct Invariants {
    var view: JournalView
    /// How many calls had been refused before.
    var refusals: Int

    /// A sentence about the first thing that broke; `nil` when all held.
    func breach(
        by result: TurnResult, of input: Input, _ after: JournalView, _ entries: [JournalEntry],
        wasRefused: Bool
    ) -> String? {
        if let problem = result.problem, !problem.code.hasPrefix("action") {
            let place = problem.position.map { " (\($0.file):\($0.line))" } ?? ""
            return "The turn broke, \(problem.code): \(problem.message)\(place)"
        }
        if result.replies.isEmpty, wants(input), after.handedOff == nil, view.handedOff == nil {
            return "The user got no reply, and no person has the session."
        }
        if after.turn != nil { return "The turn was not finished." }
        return wasRefused ? lost(in: after, entries) : nil
    }

    private func wants(_ input: Input) -> Bool {
        if case .event = input.content { false } else { true }
    }

    /// A value that stood before and is gone, although its run is still open and did not forget it.
    func lost(in after: JournalView, _ entries: [JournalEntry]) -> String? {
        for run in view.runs {
            guard let same = after.runs.first(where: { $0.ordinal == run.ordinal }) else { continue }
            for field in run.state.slots where !field.value.isNull {
                guard same.state.slots[field.name]?.isNull ?? true, !wasSet(field.name, run.ordinal, entries)
                else { continue }
                return "The value of slot \(field.name) in \(run.flow) was lost."
            }
        }
        guard after.opened == view.opened else { return nil }
        let gone = view.slots.filter { !$0.value.value.isNull && after.slots[$0.key] == nil }.keys.min()
        return gone.map { "The session's value of slot \($0) was lost." }
    }

    private func wasSet(_ slot: String, _ run: Int, _ entries: [JournalEntry]) -> Bool {
        entries.contains { entry in
            guard entry.seq > view.seq, case .effect(let effect) = entry.body else { return false }
            return effect.identity.kind == .set && effect.slot == slot && effect.run == run
        }
    }
}
