// The watchdog's way in: ends what a state runs, from any thread.

import CLuaSupport
import Glibc
import Synchronization

/// Fired for a turn that takes too long: the run fails with ``LuaBudget/time``, and nothing else runs in the state
/// before ``LuaState/resetBudget()``.
///
/// Steps are the first limit and the same everywhere; this one is for what steps do not see, such as comparing
/// strings of a megabyte, which is one instruction. ``LuaWatchdog`` fires it.
package final class LuaInterrupt: Sendable {
    // An address: the flag behind it is atomic, and lives as long as this object.
    private let address: UInt
    private let turns = Atomic<UInt64>(0)
    private let thread = Atomic<clockid_t>(0)
    private let running = Atomic<Bool>(false)

    init() throws(LuaFailure) {
        guard let flag = box_make_flag() else { throw .memory }
        address = UInt(bitPattern: flag)
    }

    deinit { box_free_flag(flag) }

    var flag: OpaquePointer? { OpaquePointer(bitPattern: address) }

    package func fire() { box_raise_flag(flag) }

    // What the watchdog looks at now and then.

    /// How many turns have begun.
    var turn: UInt64 { turns.load(ordering: .acquiring) }
    /// The clock of the thread that ran the turn's code last: a turn that waited may go on on another one.
    var clock: clockid_t { thread.load(ordering: .relaxed) }
    /// Whether Lua code runs at this moment.
    var isRunning: Bool { running.load(ordering: .relaxed) }

    func beginTurn() {
        noteThread()
        turns.add(1, ordering: .releasing)
    }

    func enter() {
        noteThread()
        running.store(true, ordering: .relaxed)
    }

    func leave() { running.store(false, ordering: .relaxed) }

    private func noteThread() {
        var clock = clockid_t()
        if pthread_getcpuclockid(pthread_self(), &clock) == 0 { thread.store(clock, ordering: .relaxed) }
    }
}
