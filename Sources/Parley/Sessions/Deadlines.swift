// Limits of time, kept by one thread on a clock that nobody sets back.
import Glibc

/// Runs closures when their time has come, unless they were cancelled.
///
/// `@unchecked Sendable`: guarded by its own mutex, which lives on the heap because it must not move.
final class Deadlines: @unchecked Sendable {
    private struct Entry {
        var due: Int64
        var token: UInt64
        var closure: @Sendable () -> Void
    }

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// Latest first: the next one is the last.
    private var entries: [Entry] = []
    private var tokens: UInt64 = 0
    private var isStopping = false
    private var thread: pthread_t?

    init() {
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(condition)
        mutex.deallocate()
        condition.deallocate()
    }

    /// Runs the closure on the thread of this object after so many seconds. The token cancels it.
    func add(after seconds: Double, _ closure: @escaping @Sendable () -> Void) -> UInt64 {
        let due = Deadlines.now() &+ Int64(min(max(seconds, 0), 1e8) * 1e9)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        tokens += 1
        let place = entries.firstIndex { $0.due < due } ?? entries.count
        entries.insert(Entry(due: due, token: tokens, closure: closure), at: place)
        if thread == nil, !isStopping { start() }
        if place == entries.count - 1 { pthread_cond_signal(condition) }
        return tokens
    }

    func cancel(_ token: UInt64) {
        pthread_mutex_lock(mutex)
        // What was added last is mostly what is cancelled first; equal limits put it at the front.
        if let place = entries.firstIndex(where: { $0.token == token }) { entries.remove(at: place) }
        pthread_mutex_unlock(mutex)
    }

    /// Forgets everything and ends the thread.
    func stop() {
        pthread_mutex_lock(mutex)
        isStopping = true
        entries = []
        pthread_cond_signal(condition)
        let thread = thread
        self.thread = nil
        pthread_mutex_unlock(mutex)
        if let thread { pthread_join(thread, nil) }
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    private func start() {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(self).toOpaque()
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Deadlines>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context)
        if status == 0 { self.thread = thread } else { Unmanaged<Deadlines>.fromOpaque(context).release() }
    }

    private func run() {
        pthread_mutex_lock(mutex)
        while !isStopping {
            guard let next = entries.last else {
                pthread_cond_wait(condition, mutex)
                continue
            }
            if next.due > Deadlines.now() {
                var until = timespec(
                    tv_sec: Int(next.due / 1_000_000_000), tv_nsec: Int(next.due % 1_000_000_000))
                pthread_cond_timedwait(condition, mutex, &until)
                continue
            }
            entries.removeLast()
            pthread_mutex_unlock(mutex)
            next.closure()
            pthread_mutex_lock(mutex)
        }
        pthread_mutex_unlock(mutex)
    }
}
