// Ends a chat cleanly on Ctrl-C, on `kill`, and when nobody reads its output any more.

import Glibc
import Synchronization

/// Raised once; wakes a reader that waits for input.
final class StopSignal: Sendable {
    private let raised = Atomic(false)
    private let reading: Int32
    private let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        // Without descriptors left there is nothing to wake with; the flag still counts at the next line.
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
        }
        reading = ends[0]
        writing = ends[1]
    }

    deinit {
        close(reading)
        close(writing)
    }

    var isRaised: Bool { raised.load(ordering: .acquiring) }

    func raise() {
        raised.store(true, ordering: .releasing)
        var byte: UInt8 = 1
        _ = write(writing, &byte, 1)
    }

    /// Waits until there is something to read; `false` when the signal was raised.
    func waitForInput(on descriptor: Int32) -> Bool {
        var waited = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&waited, 2, -1) < 0, errno == EINTR {}
        return !isRaised
    }

    /// Calls `body` on a thread of its own at the first SIGINT, SIGTERM or SIGHUP; the second ends the process at once.
    ///
    /// To be called before any other thread begins: they inherit that these signals are not theirs.
    static func onInterrupt(_ body: @escaping @Sendable () -> Void) {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        _ = WorkThread.detached { [signals] in
            var waited = signals
            var number: Int32 = 0
            guard sigwait(&waited, &number) == 0 else { return }
            _ = WorkThread.detached(body)
            guard sigwait(&waited, &number) == 0 else { return }
            _exit(128 + number)
        }
    }

    /// `nohup` has it ignored, and so it stays.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }
}
