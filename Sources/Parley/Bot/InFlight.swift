// Counts what was accepted and not yet answered, so that closing can wait for it.
import Glibc

/// `@unchecked Sendable`: guarded by its own mutex, which lives on the heap because it must not move.
final class InFlight: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var count = 0
    private var closed = false
    private var isForsaken = false

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(condition)
        mutex.deallocate()
        condition.deallocate()
    }

    var isClosed: Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return closed
    }

    /// False when nothing more is taken.
    func begin() -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !closed else { return false }
        count += 1
        return true
    }

    func end() {
        pthread_mutex_lock(mutex)
        count -= 1
        if count == 0 { pthread_cond_broadcast(condition) }
        pthread_mutex_unlock(mutex)
    }

    /// Takes nothing more, and nobody waits for the rest.
    func forsake() {
        pthread_mutex_lock(mutex)
        closed = true
        isForsaken = true
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
    }

    /// Takes nothing more and waits for the rest.
    func close() {
        pthread_mutex_lock(mutex)
        closed = true
        while count > 0, !isForsaken { pthread_cond_wait(condition, mutex) }
        pthread_mutex_unlock(mutex)
    }
}
