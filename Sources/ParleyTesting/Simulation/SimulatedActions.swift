// What a simulated bot's actions do: a receiver that honours keys, and counts what took effect.

package import ParleyModel

/// Outcomes follow from action, arguments and session alone, so that a repeat gets what the first attempt got.
package final class SimulatedActions: ActionHost {
    /// What flows call.
    package static let names = ["shop.find", "shop.price", "shop.order", "shop.refund", "shop.mail"]

    package let actions = [
        ActionDeclaration(name: "shop.find", effect: .read),
        ActionDeclaration(name: "shop.price", effect: .read),
        ActionDeclaration(name: "shop.order", effect: .write, compensation: "shop.return_order"),
        ActionDeclaration(name: "shop.return_order", effect: .write),
        ActionDeclaration(name: "shop.refund", effect: .write),
        ActionDeclaration(name: "shop.mail", effect: .send),
    ]

    /// What took effect under a key.
    package struct Taken: Hashable, Sendable {
        package var action: String
        package var arguments: Record
        package var session: SessionID
    }

    /// Before or after the effect of a write, the caller dies without an answer.
    package enum Death: Sendable { case beforeEffect, afterEffect }

    private struct State {
        var taken: [String: Taken] = [:]
        var attempts = 0
        var breach: String?
        var deaths: (@Sendable (Int) -> Death?)?
        var onDeath: (@Sendable () -> Void)?
        var writes = 0
    }
    private let state = Guarded(State())
    /// What a session's results carry, to be found where it does not belong.
    private let mark: @Sendable (SessionID) -> String

    package init(mark: @escaping @Sendable (SessionID) -> String) { self.mark = mark }

    /// By key: what took effect. A key stands once however often it came.
    package var taken: [String: Taken] { state.withLock { $0.taken } }
    package var attempts: Int { state.withLock { $0.attempts } }
    /// A sentence about the first thing that no caller may do.
    package var breach: String? { state.withLock { $0.breach } }

    /// - Parameters:
    ///   - deaths: asked with the number of each call of a write or send, from 0.
    ///   - onDeath: called in place of the answer.
    package func dying(
        _ deaths: @escaping @Sendable (Int) -> Death?, onDeath: @escaping @Sendable () -> Void
    ) {
        state.withLock {
            $0.deaths = deaths
            $0.onDeath = onDeath
        }
    }

    package func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
        let onDeath = state.withLock { receive(call, &$0) }
        if let onDeath { onDeath() } else { completion(outcome(of: call)) }
    }

    /// What to call instead of answering, if the caller dies.
    private func receive(_ call: ActionCall, _ state: inout State) -> (@Sendable () -> Void)? {
        state.attempts += 1
        guard call.effect != .read else { return nil }
        let death = state.deaths?(state.writes)
        state.writes += 1
        if case .beforeEffect? = death { return state.onDeath }
        let taken = Taken(action: call.action, arguments: call.arguments, session: call.session)
        if let before = state.taken[call.key], before != taken {
            state.breach = "the key \(call.key) of \(before) came again for \(taken)"
        }
        if case .refused = outcome(of: call) {} else { state.taken[call.key] = taken }
        return death == nil ? nil : state.onDeath
    }

    private func outcome(of call: ActionCall) -> ActionOutcome {
        let text = call.action + CanonicalJSON.text(.record(call.arguments)) + call.session.text
        let number = EffectIdentity.hash(text.utf8)
        switch (call.effect, number % 20) {
        case (_, 0): return .refused("sold out \(mark(call.session))")
        case (.read, 1): return .ok(.null)
        case (.read, 2): return .ok(.list([1, 2]))
        case (.read, _): break
        case (_, 1), (_, 2): return .unknown("timeout")
        default: break
        }
        return .ok(["number": .integer(Int64(number >> 8) % 10), "item": .text("item \(mark(call.session))")])
    }
}
