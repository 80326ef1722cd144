// What no conversation may come to, however it goes: a write without its consent, a value that nobody asked for.

import ParleyModel

/// Reads a conversation's entries in order and holds them against what is promised. Pure.
struct SafetyCheck {
    /// Slots that no message may fill.
    let silent: Set<String>
    private let entries: [JournalEntry]
    private var view: JournalView
    /// The questions of `confirm`, as they were put, by run and identity.
    private var put: [String: String] = [:]
    /// Compensations that were agreed to and have not been called yet.
    private var agreed: TakingBack?
    private(set) var compensations = 0
    private(set) var consents = 0

    init(_ entries: [JournalEntry], of session: SessionID, silent: Set<String>) {
        self.entries = entries
        self.silent = silent
        view = JournalView(session: session)
    }

    /// A sentence about the first breach, `nil` where there is none.
    mutating func breach() -> String? {
        for (index, entry) in entries.enumerated() {
            if let breach = unasked(entry.body) ?? unagreed(entry.body) {
                return "entry \(entry.seq): \(breach)"
            }
            if case .undone = entry.body {
                view = JournalView(session: view.session, entries: entries[...index])
            } else {
                view.apply(entry)
            }
        }
        return nil
    }

    /// No value reaches a slot without `ask`, but from the flow itself.
    private func unasked(_ body: JournalEntry.Body) -> String? {
        let filled: [String] =
            switch body {
            case .heard(_, let given): given.names
            case .corrected(_, let slots): slots.names.map { AnswerKey($0).slot }
            case .started(let started): started.given.names
            case .effect(let effect) where effect.identity.kind == .ask: effect.slot.map { [$0] } ?? []
            case .revised(let revised):
                revised.effects.filter { $0.identity.kind == .ask }.compactMap(\.slot)
            case .asked(let asked): asked.question.wanted.map(\.slot)
            default: []
            }
        return filled.first(where: silent.contains).map { "a message reaches \($0), which nobody asks" }
    }

    /// No write is called but as it was agreed to.
    private mutating func unagreed(_ body: JournalEntry.Body) -> String? {
        switch body {
        case .asked(let asked) where asked.question.kind == .confirm:
            guard let identity = asked.identity, let text = asked.replies.last?.text else { return nil }
            put[SafetyCheck.name(asked.run, identity)] = text
            return nil
        case .calling(let calling): return unconfirmed(calling)
        case .compensating(let plan): return unagreed(plan)
        case .compensated(let compensated):
            guard let next = agreed?.standing.popLast() else { return "nothing was to be taken back" }
            if compensated.isTakenBack { agreed?.taken.append(next) } else { agreed = nil }
            if agreed?.standing.isEmpty == true { agreed = nil }
            return next.write.key == compensated.key ? nil : "another write was taken back than was to be"
        default: return nil
        }
    }

    /// The user said yes to these very values, and the run still rests on it.
    private mutating func unconfirmed(_ calling: Calling) -> String? {
        guard let wanted = BotGenerator.question(of: calling.call.arguments) else { return nil }
        consents += 1
        let steps = view.runs.first { $0.ordinal == calling.run }?.steps ?? []
        let isConfirmed = steps.contains { step in
            guard case .effect(let effect) = step, effect.identity.kind == .confirm else { return false }
            return effect.result == .value(true)
                && put[SafetyCheck.name(calling.run, effect.identity)] == wanted
        }
        return isConfirmed ? nil : "it writes what was never agreed to as \"\(wanted)\""
    }

    /// The bot had asked for exactly this, right before, and goes through it from the last to the first.
    private mutating func unagreed(_ plan: TakingBack) -> String? {
        compensations += 1
        if agreed == nil || agreed?.purpose != plan.purpose { agreed = view.offered?.question.takingBack }
        guard let agreed else { return "nobody was asked whether to take it back" }
        guard agreed == plan else { return "it takes back \(plan), and the user agreed to \(agreed)" }
        return nil
    }

    private static func name(_ run: Int, _ identity: EffectIdentity) -> String {
        "\(run) \(identity.key) \(identity.occurrence)"
    }
}
