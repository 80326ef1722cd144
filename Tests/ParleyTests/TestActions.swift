// Actions that a test serves itself.
import ParleyModel

/// Serves actions by closures and counts calls by key; one that is told to hang never answers.
final class TestActions: ActionHost {
    let actions: [ActionDeclaration]
    private let serve: @Sendable (ActionCall) -> ActionOutcome?
    private let state = Guarded<[ActionCall]>([])

    /// - Parameter serve: `nil` hangs.
    init(
        _ effects: [String: ActionEffect], takenBackBy compensations: [String: String] = [:],
        _ serve: @escaping @Sendable (ActionCall) -> ActionOutcome?
    ) {
        actions = effects.map { name, effect in
            ActionDeclaration(name: name, effect: effect, compensation: compensations[name])
        }.sorted { $0.name < $1.name }
        self.serve = serve
    }

    func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
        state.withLock { $0.append(call) }
        if let outcome = serve(call) { completion(outcome) }
    }

    var calls: [ActionCall] { state.withLock { $0 } }
}

/// A clock that a test moves.
final class TestClock: Clock {
    private let time = Guarded(Instant(milliseconds: 1_772_384_400_000))
    func now() -> Instant { time.withLock { $0 } }
    func move(bySeconds seconds: Double) { time.withLock { $0 = $0.advanced(bySeconds: seconds) } }
}
