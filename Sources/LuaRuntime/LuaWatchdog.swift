// The second line behind steps: a thread that ends turns which take too long for what their steps say.

import Glibc
import ParleyModel

/// Looks at all watched states every 50 ms, and fires the ``LuaInterrupt`` of one whose turn has had more than its
/// share of its thread's CPU time inside of Lua. Time that the thread did not get, on a busy machine, does not count.
///
/// What steps do not see, and this does: comparing strings of a megabyte, the remainder of far apart floats,
/// going over a large table that was emptied, long chains of `__index`. A breach is found up to 100 ms late, and
/// the state ends at its next look at the budget, which is at most 100 instructions away.
package final class LuaWatchdog: Sendable {
    /// Five times what plain code takes for all steps of a turn.
    package static let limit = Duration.milliseconds(500)
    static let interval = Duration.milliseconds(50)

    private struct Watched {
        weak var interrupt: LuaInterrupt?
        var clock: clockid_t
        var turn: UInt64
        var last: Duration
        var spent = Duration.zero
    }

    private let limit: Duration
    private let watched = Guarded<[Watched]>([])

    package init(limit: Duration = LuaWatchdog.limit) {
        self.limit = limit
        let leash = Unmanaged.passRetained(Leash(self)).toOpaque()
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { leash in
                if let leash { Unmanaged<Leash>.fromOpaque(leash).takeRetainedValue().hold() }
                return nil
            }, leash)
        // Without a thread there is no second line; the first one stands.
        if status == 0 { pthread_detach(thread) } else { Unmanaged<Leash>.fromOpaque(leash).release() }
    }

    /// To be called on the thread that drives the state; later another one may.
    package func watch(_ interrupt: LuaInterrupt) {
        interrupt.beginTurn()
        let clock = interrupt.clock
        guard let now = Self.time(of: clock) else { return }
        watched.withLock {
            $0.append(Watched(interrupt: interrupt, clock: clock, turn: interrupt.turn, last: now))
        }
    }

    private func look() {
        watched.withLock { list in
            list.removeAll { $0.interrupt == nil }
            for index in list.indices {
                guard let interrupt = list[index].interrupt else { continue }
                let turn = interrupt.turn
                let isNew = list[index].turn != turn
                let clock = interrupt.clock
                let isSameThread = list[index].clock == clock
                list[index].clock = clock
                guard let now = Self.time(of: clock) else { continue }
                if isNew {
                    list[index].turn = turn
                    list[index].spent = .zero
                } else if isSameThread, interrupt.isRunning {
                    list[index].spent += now - list[index].last
                    if list[index].spent > limit { interrupt.fire() }
                }
                list[index].last = now
            }
        }
    }

    /// `nil` when the thread is gone.
    private static func time(of clock: clockid_t) -> Duration? {
        var time = timespec()
        guard clock_gettime(clock, &time) == 0 else { return nil }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// What the thread holds: it ends by itself when the watchdog is gone.
    ///
    /// `@unchecked Sendable`: a weak reference is a variable to the compiler; it is set once, before the thread begins.
    private final class Leash: @unchecked Sendable {
        private weak var watchdog: LuaWatchdog?

        init(_ watchdog: LuaWatchdog) { self.watchdog = watchdog }

        func hold() {
            // Not held while it sleeps.
            while watchdog?.look() != nil {
                usleep(UInt32(LuaWatchdog.interval / .milliseconds(1)) * 1000)
            }
        }
    }
}
