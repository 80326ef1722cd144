// Waits on one thread for what another one says.

import Glibc
import ParleyModel

/// Holds the first value that it is given, for the thread that waits for it.
///
/// `@unchecked` because of the semaphore: it is only reached through the C library's functions, which are made for it,
/// and the value stands behind a lock.
final class Waiter<Value: Sendable>: @unchecked Sendable {
    private let value = Guarded<Value?>(nil)
    private let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        semaphore = .allocate(capacity: 1)
        semaphore.initialize(to: sem_t())
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    /// Values after the first are dropped.
    func fulfil(_ new: Value) {
        let isFirst = value.withLock { held in
            guard held == nil else { return false }
            held = new
            return true
        }
        if isFirst { sem_post(semaphore) }
    }

    /// `nil` after so many seconds without a value.
    func wait(seconds: Int) -> Value? {
        var deadline = timespec()
        clock_gettime(CLOCK_REALTIME, &deadline)
        deadline.tv_sec += seconds
        while sem_timedwait(semaphore, &deadline) != 0 {
            if errno != EINTR { return nil }
        }
        return value.withLock { $0 }
    }
}
