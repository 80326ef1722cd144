// Actions that another program serves.

import ParleyModel
import Testing

@testable import parley

@Suite struct HostActionsTests {
    private final class Heard: Sendable {
        let asked = Guarded<[String]>([])
        let outcomes = Guarded<[ActionOutcome]>([])
        let ended = Guarded(0)
    }

    private func actions(_ heard: Heard) -> HostActions {
        HostActions(
            [ActionDeclaration(name: "a.b", effect: .write)],
            ask: { call in heard.asked.withLock { $0.append(call.key) } },
            ended: { heard.ended.withLock { $0 += 1 } })
    }

    private func call(_ key: String) -> ActionCall {
        ActionCall(action: "a.b", effect: .write, arguments: [:], key: key, session: SessionID("s"))
    }

    @Test("a call is asked for once and completed by the result with its key")
    func roundTrip() {
        let heard = Heard()
        let actions = actions(heard)
        actions.call(call("k")) { outcome in heard.outcomes.withLock { $0.append(outcome) } }
        #expect(heard.asked.withLock { $0 } == ["k"])
        #expect(!actions.complete("other", with: .ok(1)))
        #expect(actions.complete("k", with: .ok(1)))
        #expect(!actions.complete("k", with: .ok(2)))
        #expect(heard.outcomes.withLock { $0 } == [.ok(1)])
        #expect(heard.ended.withLock { $0 } == 1)
    }

    @Test("when no result can come any more, open calls and later ones may have happened or not")
    func closing() {
        let heard = Heard()
        let actions = actions(heard)
        actions.call(call("open")) { outcome in heard.outcomes.withLock { $0.append(outcome) } }
        actions.close()
        actions.call(call("late")) { outcome in heard.outcomes.withLock { $0.append(outcome) } }
        let areUnknown = heard.outcomes.withLock { outcomes in
            outcomes.map { if case .unknown = $0 { true } else { false } }
        }
        #expect(areUnknown == [true, true])
        #expect(heard.asked.withLock { $0 } == ["open"])
        #expect(heard.ended.withLock { $0 } == 1)
    }
}
