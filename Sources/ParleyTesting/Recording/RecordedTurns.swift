// A session's journal as turns: what came in, what was said, what actions gave.

import Parley
import ParleyModel

/// One turn as its entries tell it.
struct RecordedTurn {
    var at: Instant
    var input: Input
    var replies: [Reply] = []
    var calls: [RecordedCall] = []
}

/// A call of an action with what came of it; the arguments of a read are in no journal.
struct RecordedCall {
    var action: String
    /// `nil` for a read.
    var effect: ActionEffect?
    var outcome: ActionOutcome
}

/// The session as it was begun last, turn by turn; what an undo took back was said all the same, and is here.
struct RecordedTurns {
    private(set) var opened: Opened?
    private(set) var turns: [RecordedTurn] = []
    /// The effects of the calls that were written down before they were made, by action.
    private var effects: [String: ActionEffect] = [:]

    init(_ entries: [JournalEntry]) {
        let start = entries.lastIndex { if case .opened = $0.body { true } else { false } } ?? 0
        for entry in entries[start...] { read(entry) }
    }

    private mutating func read(_ entry: JournalEntry) {
        switch entry.body {
        case .opened(let opened): self.opened = opened
        case .received(let received): turns.append(RecordedTurn(at: entry.at, input: received.input))
        case .calling(let calling): effects[calling.call.action] = calling.call.effect
        case .effect(let effect): read(effect)
        case .revised(let revised): revised.effects.forEach { read($0) }
        default: break
        }
        guard !turns.isEmpty else { return }
        turns[turns.count - 1].replies += entry.body.replies
    }

    private mutating func read(_ effect: Effect) {
        guard effect.identity.kind == .call, !turns.isEmpty else { return }
        let action = effect.write?.action ?? effect.identity.label
        let outcome: ActionOutcome =
            switch effect.result {
            case .value(let value): .ok(value)
            case .problem("unknown") where effect.failure != nil: .unknown("no answer came")
            case .problem(let why): .refused(why)
            }
        turns[turns.count - 1].calls.append(
            RecordedCall(action: action, effect: effects[action], outcome: outcome))
    }
}
