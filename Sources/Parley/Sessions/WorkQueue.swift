// A plain thread with a queue: what is confined to it needs no locks.
import Glibc

/// Runs closures one after the other on a thread of its own, with 2 MB of stack (Lua's C recursion needs it).
final class WorkQueue: @unchecked Sendable {
    // Guarded by `mutex`; pthread's own types must not move, so they live on the heap.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var work: [@Sendable () -> Void] = []
    private var isStopping = false
    private var thread = pthread_t()
    private var isStarted = false

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

    /// False when the system gives no thread.
    func start() -> Bool {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 2 << 20)
        let context = Unmanaged.passRetained(self).toOpaque()
        let status = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                Unmanaged<WorkQueue>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context)
        pthread_attr_destroy(&attributes)
        isStarted = status == 0
        if !isStarted { Unmanaged<WorkQueue>.fromOpaque(context).release() }
        return isStarted
    }

    /// False when the queue has stopped: the closure is not run.
    @discardableResult
    func add(_ closure: @escaping @Sendable () -> Void) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isStopping else { return false }
        work.append(closure)
        if work.count == 1 { pthread_cond_signal(condition) }
        return true
    }

    /// Runs what was added before, then ends the thread and waits for its end.
    func stop() {
        pthread_mutex_lock(mutex)
        let first = !isStopping
        isStopping = true
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
        if first, isStarted { pthread_join(thread, nil) }
    }

    /// Forgets what was added and ends the thread.
    func abandon() {
        pthread_mutex_lock(mutex)
        work = []
        pthread_mutex_unlock(mutex)
        stop()
    }

    private func run() {
        while true {
            pthread_mutex_lock(mutex)
            while work.isEmpty, !isStopping { pthread_cond_wait(condition, mutex) }
            var batch = work
            work = []
            let isOver = batch.isEmpty && isStopping
            pthread_mutex_unlock(mutex)
            if isOver { return }
            // Each is let go of as soon as it has run: what it holds is not needed any more.
            batch.reverse()
            while let closure = batch.popLast() { closure() }
        }
    }
}
