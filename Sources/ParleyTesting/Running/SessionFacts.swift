// What `* expect` is held against: a session as it stands.

import ParleyModel

struct SessionFacts {
    var view: JournalView
    var entries: [JournalEntry]
    /// Different calls, in order.
    var calls: [ActionCall]
    /// What is remembered of the user.
    var memory: Record

    /// `nil` when the claim holds; else what there is instead, in the same words.
    func contradiction(of claim: Claim) -> [String]? {
        switch claim {
        case .slot(let name, let value):
            let held = view.presentSlots[name] ?? .null
            return held.isSame(as: value) ? nil : [Claim.slot(name: name, value: held).description]
        case .called(let action, let times, let with): return contradiction(called: action, times, with)
        case .flow(let name, let state):
            let found = self.state(of: name)
            return found == state
                ? nil : [found.map { "flow \(name) \($0.rawValue)" } ?? "flow \(name) was not begun"]
        case .asks(let slot):
            let asked = view.top?.state.asked?.question.wanted.map(\.slot) ?? []
            if asked.contains(slot) { return nil }
            return [asked.isEmpty ? "asks nothing" : "asks \(asked.joined(separator: ", "))"]
        case .handoff(let team):
            let found = view.handedOff?.team
            return found == team ? nil : [found.map { "handoff \($0)" } ?? "handed off to nobody"]
        case .remembered(let name, let value):
            let held = memory[name] ?? .null
            return held.isSame(as: value) ? nil : [Claim.remembered(name: name, value: held).description]
        case .locale(let locale): return view.locale == locale ? nil : ["locale \(view.locale)"]
        case .note(let name):
            let notes = sinceOpened.compactMap { entry -> String? in
                guard case .effect(let effect) = entry.body, effect.identity.kind == .note else { return nil }
                guard case .value(let noted) = effect.result else { return effect.identity.label }
                return noted["name"]?.text ?? effect.identity.label
            }
            return notes.contains(name) ? nil : notes.isEmpty ? ["no note"] : notes.map { "note \($0)" }
        }
    }

    private func contradiction(called action: String, _ times: Int, _ with: Record?) -> [String]? {
        let ofAction = calls.filter { $0.action == action }
        let fitting = ofAction.filter { $0.arguments.holds(with ?? [:]) }
        if fitting.count == times { return nil }
        var lines = [Claim.called(action: action, times: fitting.count, with: with).description]
        if with != nil || times > 0 { lines += ofAction.map { "  \($0.action) \($0.arguments.literal)" } }
        return lines
    }

    /// The entries of the session as it was last begun.
    private var sinceOpened: ArraySlice<JournalEntry> {
        let start = entries.lastIndex { if case .opened = $0.body { true } else { false } }
        return entries[(start ?? 0)...]
    }

    /// How the last run of a flow stands, as a run of its own or as part of another.
    private func state(of flow: String) -> Claim.FlowState? {
        var state: Claim.FlowState?
        var flows: [Int: String] = [:]
        for entry in sinceOpened {
            switch entry.body {
            case .started(let started):
                flows[started.run] = started.flow
                if started.flow == flow { state = .open }
            case .ended(let ended) where flows[ended.run] == flow:
                // Leaving for another flow is a good end too: the run's slots become the session's.
                let endedWell = ended.outcome == .finished || ended.outcome == .switched
                state = endedWell ? .finished : .cancelled
            case .effect(let effect) where effect.identity.kind == .run && effect.identity.label == flow:
                state = if case .value = effect.result { .finished } else { .cancelled }
            default: break
            }
        }
        return state
    }
}
