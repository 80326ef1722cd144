// A value that threads share, one at a time.
import Glibc

/// Holds a value that is reached under a lock only.
///
/// The lock is the system's, which the thread sanitizer knows. It takes two threads that contend for a
/// `Synchronization.Mutex` for a race: the half of that lock which waits is in the Swift runtime, which is not instrumented.
///
/// `@unchecked Sendable`: the lock guards the value.
package final class Guarded<Value>: @unchecked Sendable {
    // Pthread's own types must not move, so it lives on the heap.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var value: Value

    package init(_ value: sending Value) {
        pthread_mutex_init(mutex, nil)
        self.value = value
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Not to be called from within itself.
    package func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}
