// What all workers share.
import Glibc
import LuaRuntime
import ParleyModel
import Synchronization

/// The parts that a bot is composed of. Safe from any thread.
final class Engine: Sendable {
    let store: any Store
    let revisions: Revisions
    let actions: ActionHosts
    let clock: any Clock
    let random: any RandomSource
    let deadlines = Deadlines()
    /// The second line behind the budget of steps: ends what steps do not see.
    let watchdog = LuaWatchdog()
    /// Seconds after which an action that has not answered counts as failed.
    let actionTimeout: Double
    /// Told which lines of flows run.
    let coverage: LineCoverage?
    /// What flows are shown of the actions.
    let actionNamed: @Sendable (String) -> ActionDeclaration?
    let allActions: @Sendable () -> [ActionDeclaration]
    private let abandoned = Atomic<Bool>(false)

    init(
        store: any Store, revisions: Revisions, actions: ActionHosts, clock: any Clock,
        random: any RandomSource,
        actionTimeout: Double, coverage: LineCoverage? = nil
    ) {
        self.coverage = coverage
        self.actionTimeout = actionTimeout
        self.store = store
        self.revisions = revisions
        self.actions = actions
        actionNamed = { actions.action(named: $0) }
        allActions = { actions.actions }
        self.clock = clock
        self.random = random
    }

    /// Whether this engine is to do nothing more, as after a kill.
    var isAbandoned: Bool { abandoned.load(ordering: .acquiring) }
    func abandon() { abandoned.store(true, ordering: .releasing) }

    func secret() -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = random.bytes(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
