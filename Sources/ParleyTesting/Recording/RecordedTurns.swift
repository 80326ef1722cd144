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

/// The session as it was begun last, or as somebody has seen it, turn by turn; what an undo took back was said all the same, and is here.
struct RecordedTurns {
    private(set) var opened: Opened?
    private(set) var turns: [RecordedTurn] = []
    /// The effects of the calls that were written down before they were made, by action.
    private var effects: [String: ActionEffect] = [:]
    /// The compensation that was written down last.
    private var compensation: Compensation?

    /// - Parameter seen: the number of the last entry before somebody looked on: all that came in after it is taken, however
    ///   often the session was begun anew meanwhile.
    init(_ entries: [JournalEntry], since seen: Int64? = nil) {
        var all = entries[...]
        if let seen {
            let received = entries.firstIndex { entry in
                if case .received = entry.body { entry.seq > seen } else { false }
            }
            if let received { all = entries[...received] }
        }
        for entry in entries[RecordedTurns.start(of: all)...] { read(entry) }
    }

    /// Where the session was begun last, or before that where it took up what had not been finished.
    private static func start(of entries: ArraySlice<JournalEntry>) -> Int {
        var start = entries.endIndex
        repeat {
            let opened = entries[..<start].lastIndex { if case .opened = $0.body { true } else { false } }
            let takesUp = { (entry: JournalEntry) in
                if case .asked(let asked) = entry.body { asked.question.kind == .unfinished } else { false }
            }
            guard let opened else { return 0 }
            guard entries[opened..<start].contains(where: takesUp) else { return opened }
            start = opened
        } while start > 0
        return 0
    }

    private mutating func read(_ entry: JournalEntry) {
        switch entry.body {
        // Begun anew in between, it began in the language of the first.
        case .opened(let opened): self.opened = self.opened ?? opened
        case .received(let received): turns.append(RecordedTurn(at: entry.at, input: received.input))
        case .calling(let calling): effects[calling.call.action] = calling.call.effect
        case .compensating(let plan): compensation = plan.standing.last
        case .compensated(let compensated): read(compensated)
        case .effect(let effect): read(effect)
        case .revised(let revised): revised.effects.forEach { read($0) }
        default: break
        }
        guard !turns.isEmpty else { return }
        turns[turns.count - 1].replies += entry.body.replies
    }

    private mutating func read(_ effect: Effect) {
        guard effect.identity.kind == .call else { return }
        let action = effect.write?.action ?? effect.identity.label
        add(action, effects[action], effect.result, effect.failure)
    }

    private mutating func read(_ compensated: Compensated) {
        guard let action = compensation?.action else { return }
        add(action, .write, compensated.result, compensated.failure)
    }

    private mutating func add(
        _ action: String, _ effect: ActionEffect?, _ result: EffectResult, _ failure: String?
    ) {
        guard !turns.isEmpty else { return }
        let outcome: ActionOutcome =
            switch result {
            case .value(let value): .ok(value)
            case .problem("unknown") where failure != nil: .unknown("no answer came")
            case .problem(let why): .refused(why)
            }
        turns[turns.count - 1].calls.append(RecordedCall(action: action, effect: effect, outcome: outcome))
    }
}
