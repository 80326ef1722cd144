// The escape suite: each attack ends as it must, within its steps and bytes, and disturbs nobody.

import ParleyModel
import Testing

@testable import LuaRuntime

@Suite("Attacks on the box")
struct EscapeTests {
    /// Smaller than what a turn has, so that the suite is quick without optimisation.
    static let limits = LuaLimits(steps: 2_000_000, bytes: 8 << 20, stateBytes: 64 << 20)
    /// What one library call may charge in one piece, at most, beyond the limit.
    static let overrun = 1_100_000

    @Test("An attack ends, and the neighbour goes on", arguments: Attack.all)
    func attack(_ attack: Attack) throws {
        let arena = try Arena(library: attack.library, limits: Self.limits)
        let before = try arena.environment(user: "").reachable()
        arena.state.resetBudget()
        let failure: LuaFailure?
        do throws(LuaFailure) {
            let event = try arena.run(attack.text, user: attack.user)
            failure = check(event, attack)
        } catch {
            failure = error
        }
        if let failure { check(failure, attack) }
        let spent = arena.state.budgetSpent
        #expect(spent.steps <= Self.limits.steps + Self.overrun)
        #expect(spent.bytes <= Self.limits.bytes)
        #expect(arena.state.bytesInUse <= Self.limits.stateBytes)
        #expect(arena.goOn() == Arena.undisturbed)
        #expect(try arena.environment(user: "").reachable() == before)
    }

    /// The failure that the event is; what is returned is looked at here.
    private func check(_ event: LuaEvent, _ attack: Attack) -> LuaFailure? {
        switch event {
        case .failed(let failure): return failure
        case .returned(let values):
            guard case .returns(let expected) = attack.ending else {
                Issue.record("it returns \(values.prefix(3))")
                return nil
            }
            #expect(values.map(\.plain) == expected.map { Optional($0) })
        default: Issue.record("it waits")
        }
        return nil
    }

    private func check(_ failure: LuaFailure, _ attack: Attack) {
        switch (attack.ending, failure) {
        case (.breach(let kinds), .budget(let kind, let position)):
            #expect(kinds.contains(kind), "\(failure)")
            #expect(position?.file == "attack.lua")
        case (.mistake(let part), .runtime(let message, _, _)): #expect(message.contains(part), "\(message)")
        case (.refused(let part), .badArgument(let message, _)): #expect(message.contains(part), "\(message)")
        case (.syntax, .syntax), (.bytecode, .bytecode): break
        default: Issue.record("\(failure)")
        }
    }

    @Test("Every line of the list of attacks has cases, and no two have one name")
    func coverage() {
        #expect(Attack.all.count >= 60)
        #expect(Set(Attack.all.map(\.name)).count == Attack.all.count)
        #expect(Set(Attack.all.map(\.line)) == ["F1", "F2", "F3", "F4", "F5", "F6", "F10", "F11"])
    }
}
