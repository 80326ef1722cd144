// Actions that the other program serves, over the same lines.

import ArgumentParser
import ParleyModel

/// The value of `--actions`.
struct HostActionList: ExpressibleByArgument, Equatable {
    var actions: [ActionDeclaration]

    /// `orders.find:read,orders.open_return`: a write unless it says otherwise, which is always safe.
    init?(argument: String) {
        actions = []
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard let name = pieces.first, !name.isEmpty, pieces.count <= 2 else { return nil }
            guard let effect = pieces.count == 2 ? ActionEffect(rawValue: pieces[1]) : .write else {
                return nil
            }
            actions.append(ActionDeclaration(name: name, effect: effect))
        }
    }
}

/// Asks for an action in a line and takes its outcome from another.
final class HostActions: ActionHost {
    typealias Completion = @Sendable (ActionOutcome) -> Void

    let actions: [ActionDeclaration]
    private let ask: @Sendable (ActionCall) -> Void
    private let ended: @Sendable () -> Void
    private let state = Monitor(State())

    private struct State {
        /// By key; the same key twice at once is answered by one result.
        var open: [String: [Completion]] = [:]
        var isClosed = false
    }

    /// - Parameters:
    ///   - ask: writes the line that asks for a call.
    ///   - ended: told once for every call that was asked for, before its outcome is passed on.
    init(
        _ actions: [ActionDeclaration], ask: @escaping @Sendable (ActionCall) -> Void,
        ended: @escaping @Sendable () -> Void
    ) {
        self.actions = actions
        self.ask = ask
        self.ended = ended
    }

    /// Nobody answers any more: the call may have happened, or not.
    private static let lost = ActionOutcome.unknown(
        "The program that serves this action has closed its output.")

    func call(_ call: ActionCall, completion: @escaping Completion) {
        let isOpen = state.update { state in
            guard !state.isClosed else { return false }
            state.open[call.key, default: []].append(completion)
            return true
        }
        if isOpen { ask(call) } else { completion(HostActions.lost) }
    }

    /// `false`: there is no open call with this key.
    func complete(_ key: String, with outcome: ActionOutcome) -> Bool {
        guard let completions = state.update({ $0.open.removeValue(forKey: key) }) else { return false }
        pass(outcome, to: completions)
        return true
    }

    /// No result can come any more.
    func close() {
        let open = state.update { state in
            state.isClosed = true
            defer { state.open = [:] }
            return state.open
        }
        for key in open.keys.sorted() { pass(HostActions.lost, to: open[key] ?? []) }
    }

    private func pass(_ outcome: ActionOutcome, to completions: [Completion]) {
        for completion in completions {
            ended()
            completion(outcome)
        }
    }
}
