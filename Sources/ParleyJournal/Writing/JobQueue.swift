// What waits to be written: many threads put in, the writer takes all at once.

import Glibc
import ParleyModel

/// One thing to write, and whom to tell.
struct Job: Sendable {
    enum Work: Sendable {
        case commit(EncodedCommit)
        case save(HashedFiles)
        /// For tests that must change the writer's connection itself.
        case run(String)
    }
    var work: Work
    var completion: @Sendable (Result<Void, StoreError>) -> Void
}

/// A queue between threads.
///
/// Sendable by hand: everything mutable is touched only while the lock is held.
final class JobQueue: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [Job] = []
    private var isClosed = false
    private var isFinished = false
    private var writer: pthread_t?

    init() {
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    private func locked<T>(_ body: () -> T) -> T {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }

    /// `false` once the queue is closed.
    func put(_ job: Job) -> Bool {
        locked {
            guard !isClosed else { return false }
            jobs.append(job)
            if jobs.count == 1 { pthread_cond_broadcast(changed) }
            return true
        }
    }

    /// All that waits, in order; `nil` when nothing will come any more.
    func take() -> [Job]? {
        locked {
            while jobs.isEmpty {
                if isClosed { return nil }
                pthread_cond_wait(changed, lock)
            }
            let taken = jobs
            jobs = []
            return taken
        }
    }

    func close() {
        locked {
            isClosed = true
            pthread_cond_broadcast(changed)
        }
    }

    /// Called on the writer's thread when it begins, and as the last thing it does.
    func begin() { locked { writer = pthread_self() } }
    func finish() {
        locked {
            isFinished = true
            pthread_cond_broadcast(changed)
        }
    }

    /// Whether the caller is the writer itself, as in a completion: it must not wait for its own thread.
    var isOnWriter: Bool { locked { writer.map { pthread_equal($0, pthread_self()) != 0 } ?? false } }

    func waitUntilFinished() {
        locked { while !isFinished { pthread_cond_wait(changed, lock) } }
    }
}

/// A result that one thread waits for and another one brings.
///
/// Sendable by hand: the semaphore orders the one write before the one read.
final class Awaited: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    private var result: Result<Void, StoreError> = .failure(.closed)

    init() { sem_init(semaphore, 0, 0) }
    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func bring(_ result: Result<Void, StoreError>) {
        self.result = result
        sem_post(semaphore)
    }

    func wait() throws(StoreError) {
        // A signal handler may interrupt the wait.
        while sem_wait(semaphore) != 0, errno == EINTR {}
        try result.get()
    }
}
