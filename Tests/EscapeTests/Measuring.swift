// How much CPU time each attack takes on this machine with the limits of a turn: figures for calibration, no assertions.

import Glibc
import ParleyModel
import Testing

@testable import LuaRuntime
@testable import ParleyFlows

/// Runs only with PARLEY_MEASURE=1, and means something only in a release build:
/// `PARLEY_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter Measuring`
@Suite(.enabled(if: getenv("PARLEY_MEASURE") != nil), .serialized)
struct Measuring {
    /// CPU time of this thread, so that a busy machine measures the same.
    static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
        }
        let start = now()
        try body()
        return now() - start
    }

    @Test("Each attack, the slowest first")
    func attacks() throws {
        let watchdog = LuaWatchdog()
        var lines: [(time: Double, line: String)] = []
        for attack in Attack.all {
            let arena = try Arena(library: attack.library, limits: FlowProgram.limits)
            watchdog.watch(arena.state.interrupt)
            var end = ""
            let time = Self.milliseconds {
                do throws(LuaFailure) {
                    let event = try arena.run(attack.text, user: attack.user)
                    end = if case .failed(let failure) = event { "\(failure)" } else { "returned" }
                } catch { end = "\(error)" }
            }
            let spent = arena.state.budgetSpent
            let perStep = spent.steps == 0 ? 0 : time * 1e6 / Double(spent.steps)
            let figures =
                "\(Self.rounded(time)) ms  \(Self.rounded(perStep)) ns/step  \(spent.steps) steps  \(spent.bytes >> 10) KB"
            lines.append((time, "\(figures)  \(attack.testDescription)  \(end.prefix(40))"))
        }
        for line in lines.sorted(by: { $0.time > $1.time }) { print(line.line) }
    }

    @Test("What only the watchdog sees")
    func watched() throws {
        for attack in WatchdogTests.attacks {
            let watchdog = LuaWatchdog()
            let arena = try Arena(library: attack.library, limits: LuaLimits(bytes: 128 << 20))
            watchdog.watch(arena.state.interrupt)
            let time = try Self.milliseconds { _ = try arena.run(attack.text, user: "") }
            print(
                "\(Self.rounded(time)) ms  \(arena.state.budgetSpent.steps) steps  watched: \(attack.text.prefix(80))"
            )
        }
    }

    @Test("Each attack through the words of a flow, the slowest first")
    func flows() throws {
        let watchdog = LuaWatchdog()
        var lines: [(time: Double, line: String)] = []
        for attack in FlowAttack.all {
            let arena = try FlowArena(try FlowAttackTests.flows(attack), limits: FlowProgram.limits)
            watchdog.watch(arena.program.state.interrupt)
            arena.program.beginTurn()
            let run = try arena.run("main")
            var entries = 0
            let time = Self.milliseconds { entries = run.advance(.proceed).entries.count }
            let spent = arena.program.state.budgetSpent
            let figures =
                "\(Self.rounded(time)) ms  \(spent.steps) steps  \(spent.bytes >> 10) KB  \(entries) entries"
            lines.append((time, "\(figures)  \(attack.name)"))
        }
        for line in lines.sorted(by: { $0.time > $1.time }) { print(line.line) }
    }

    static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
