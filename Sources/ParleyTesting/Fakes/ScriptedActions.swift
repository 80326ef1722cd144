// Actions whose results a transcript tells; calls that it does not tell go to the host behind.

public import ParleyModel

/// Stands in front of a bot's actions: answers the calls that it has a line for, passes on the others to the host that
/// it is put ``over(_:)``, and keeps a record.
///
/// Repeated lines for the same call are used in order, the last one stays. A call repeated under its key gets the
/// result that it got before, and counts once.
public final class ScriptedActions: ActionHost {
    /// What an interruption of the world does to calls.
    public enum Trouble: Sendable, Hashable {
        case none
        /// Every call of this action is refused.
        case refusing(action: String)
        /// The program dies after the intent of the n-th write or send (from 0) was committed; its repeat succeeds.
        case killing(atWrite: Int)
    }

    private struct Group {
        var lines: [ScriptedAction]
        var used = 0
    }

    private struct State {
        var groups: [Group] = []
        /// By action and key.
        var outcomes: [String: ActionOutcome] = [:]
        var calls: [ActionCall] = []
        var writes = 0
        var unanswered: [ActionCall] = []
        var refusals = 0
        var hasKilled = false
        var onKill: (@Sendable () -> Void)?
        var behind: Set<String> = []
        /// Actions of which a call was passed on to such a host.
        var passed: Set<String> = []
    }

    private enum Reaction {
        case answer(ActionOutcome)
        case pass(any ActionHost)
        case die((@Sendable () -> Void)?)
    }

    private let lines: [ScriptedAction]
    private let trouble: Trouble
    private let state: Guarded<State>

    public init(_ lines: [ScriptedAction], trouble: Trouble = .none) {
        self.lines = lines
        self.trouble = trouble
        var groups: [Group] = []
        for line in lines {
            let same = groups.firstIndex { group in
                group.lines.contains { $0.name == line.name && $0.arguments == line.arguments }
            }
            if let same { groups[same].lines.append(line) } else { groups.append(Group(lines: [line])) }
        }
        state = Guarded(State(groups: groups))
    }

    /// Different calls so far, in order; a call repeated under its key stands once.
    public var calls: [ActionCall] { state.withLock { $0.calls } }
    /// Calls for which there was neither a line nor a host.
    public var unanswered: [ActionCall] { state.withLock { $0.unanswered } }
    /// The actions of the hosts that it was put in front of.
    var behind: Set<String> { state.withLock { $0.behind } }
    /// Lines that fitted no call although their action was called, and ran for real.
    var passedOver: [ScriptedAction] {
        state.withLock { state in
            state.groups.filter { $0.used == 0 && state.passed.contains($0.lines[0].name) }.map {
                $0.lines[0]
            }
        }
    }
    /// So many calls were refused because of ``Trouble/refusing(action:)``.
    var refusals: Int { state.withLock { $0.refusals } }

    /// Called in place of the completion of the call at which the program dies.
    func whenKilled(_ react: @escaping @Sendable () -> Void) { state.withLock { $0.onKill = react } }

    // MARK: as a host

    public var actions: [ActionDeclaration] { declarations(over: []) }

    public func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
        self.call(call, over: nil, completion: completion)
    }

    /// The same actions, in front of another host's: what that one says about an action's effect counts, and calls
    /// without a line are its own.
    public func over(_ host: any ActionHost) -> any ActionHost {
        let names = host.actions.map(\.name)
        state.withLock { $0.behind.formUnion(names) }
        return Front(scripted: self, host: host)
    }

    private struct Front: ActionHost {
        let scripted: ScriptedActions
        let host: any ActionHost
        var actions: [ActionDeclaration] { scripted.declarations(over: host.actions) }
        func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
            scripted.call(call, over: host, completion: completion)
        }
    }

    private func declarations(over real: [ActionDeclaration]) -> [ActionDeclaration] {
        var declared: [ActionDeclaration] = []
        for name in lines.map(\.name) where !declared.contains(where: { $0.name == name }) {
            let said = lines.first { $0.name == name && $0.effect != nil }?.effect
            let known = real.first { $0.name == name }
            declared.append(known ?? ActionDeclaration(name: name, effect: said ?? .read))
        }
        return declared + real.filter { action in !declared.contains { $0.name == action.name } }
    }

    private func call(
        _ call: ActionCall, over host: (any ActionHost)?,
        completion: @escaping @Sendable (ActionOutcome) -> Void
    ) {
        switch state.withLock({ react(to: call, over: host, &$0) }) {
        case .answer(let outcome): completion(outcome)
        case .pass(let host): host.call(call, completion: completion)
        case .die(let react): react?()
        }
    }

    // MARK: what a call gets

    private func react(to call: ActionCall, over host: (any ActionHost)?, _ state: inout State) -> Reaction {
        let isNew = !state.calls.contains { $0.key == call.key && $0.action == call.action }
        if isNew {
            state.calls.append(call)
            if call.effect != .read { state.writes += 1 }
        }
        if case .refusing(let action) = trouble, action == call.action {
            state.refusals += 1
            return .answer(.refused("it is out of order"))
        }
        if case .killing(let write) = trouble, isNew, call.effect != .read, state.writes == write + 1,
            !state.hasKilled
        {
            state.hasKilled = true
            return .die(state.onKill)
        }
        let name = call.action + "\u{1F}" + call.key
        if let outcome = state.outcomes[name] ?? scripted(call, &state) {
            state.outcomes[name] = outcome
            return .answer(outcome)
        }
        if let host, host.action(named: call.action) != nil {
            state.passed.insert(call.action)
            return .pass(host)
        }
        if isNew { state.unanswered.append(call) }
        return .answer(.refused("the transcript has no line for this call"))
    }

    /// The next line for a call; of two that fit, the one that says more about the arguments.
    private func scripted(_ call: ActionCall, _ state: inout State) -> ActionOutcome? {
        func said(_ index: Int) -> Int { state.groups[index].lines[0].arguments?.count ?? -1 }
        let fitting = state.groups.indices.filter { state.groups[$0].lines[0].answers(call) }
        guard let best = fitting.max(by: { (said($0), -$0) < (said($1), -$1) }) else { return nil }
        let group = state.groups[best]
        state.groups[best].used += 1
        return group.lines[min(group.used, group.lines.count - 1)].outcome
    }
}
