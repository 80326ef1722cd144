// Closures that run one after the other: what is confined to their queue needs no locks.
import Glibc
import Synchronization

/// Runs closures one after the other, on threads of its own with 2 MB of stack (Lua's C recursion needs it).
///
/// One thread at a time *holds* the queue and runs what was added. When a closure will be long with what is its own alone,
/// it may ``leave()``: another thread holds the queue meanwhile, until it has come back (``comeBack()``). Such threads are
/// *spare*: they stay, and have work only while the first one is away.
///
/// `@unchecked Sendable`: guarded by `mutex`, but for `batch`, which is the holder's.
final class WorkQueue: @unchecked Sendable {
    // Pthread's own types must not move, so they live on the heap.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// For the first thread when it waits for work, for spare ones, and for those that wait to hold the queue again.
    private let hasWork = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let hasWorkForSpares = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let isLetGo = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var work: [@Sendable () -> Void] = []
    /// What the holder has taken, the next one last.
    private var batch: [@Sendable () -> Void] = []
    private var isHeld = false
    private var isStopping = false
    private var threads: [pthread_t] = []
    private var idleSpares = 0
    private var away = 0
    private var isFirstAway = false
    /// Threads that wait to hold the queue again: they go first.
    private let returning = Atomic<Int>(0)
    /// So many closures may be away at once; another one stays, and the others wait for it.
    private static let maximumAway = 3

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(hasWork, nil)
        pthread_cond_init(hasWorkForSpares, nil)
        pthread_cond_init(isLetGo, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(hasWork)
        pthread_cond_destroy(hasWorkForSpares)
        pthread_cond_destroy(isLetGo)
        mutex.deallocate()
        hasWork.deallocate()
        hasWorkForSpares.deallocate()
        isLetGo.deallocate()
    }

    /// False when the system gives no thread.
    func start() -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return addThread()
    }

    private func addThread() -> Bool {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 2 << 20)
        defer { pthread_attr_destroy(&attributes) }
        let context = Unmanaged.passRetained(self).toOpaque()
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                Unmanaged<WorkQueue>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context)
        if status == 0 {
            threads.append(thread)
        } else {
            Unmanaged<WorkQueue>.fromOpaque(context).release()
        }
        return status == 0
    }

    /// False when the queue has stopped: the closure is not run.
    @discardableResult
    func add(_ closure: @escaping @Sendable () -> Void) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isStopping else { return false }
        work.append(closure)
        if !isHeld { wakeOne() }
        return true
    }

    /// Lets another thread go on with what waits, from within a closure, which then touches nothing that is confined to
    /// the queue. False when it has to stay.
    func leave() -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        let needsSpare = isFirstAway || isFirst
        guard away < WorkQueue.maximumAway, !isStopping, !needsSpare || idleSpares > 0 || addThread() else {
            return false
        }
        away += 1
        if isFirst { isFirstAway = true }
        letGo()
        if !(batch.isEmpty && work.isEmpty) { wakeOne() }
        return true
    }

    /// Whether the thread that asks is the first one.
    private var isFirst: Bool { threads.first.map { pthread_equal($0, pthread_self()) != 0 } ?? false }

    private func wakeOne() { pthread_cond_signal(isFirstAway ? hasWorkForSpares : hasWork) }

    private func wakeAll() {
        pthread_cond_broadcast(hasWork)
        pthread_cond_broadcast(hasWorkForSpares)
    }

    /// Waits until the closure has the queue for itself again.
    func comeBack() {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        returning.add(1, ordering: .relaxed)
        while isHeld { pthread_cond_wait(isLetGo, mutex) }
        returning.subtract(1, ordering: .relaxed)
        away -= 1
        if isFirst { isFirstAway = false }
        isHeld = true
    }

    /// Runs what was added before, then ends the threads and waits for their end.
    func stop() {
        pthread_mutex_lock(mutex)
        let first = !isStopping
        isStopping = true
        let threads = threads
        wakeAll()
        pthread_mutex_unlock(mutex)
        if first { for thread in threads { pthread_join(thread, nil) } }
    }

    /// Forgets what was added and ends the threads.
    func abandon() {
        pthread_mutex_lock(mutex)
        work = []
        pthread_mutex_unlock(mutex)
        stop()
    }

    private func run() {
        pthread_mutex_lock(mutex)
        while takeWork() {
            pthread_mutex_unlock(mutex)
            // Each is let go of as soon as it has run: what it holds is not needed any more.
            while let closure = batch.popLast() {
                closure()
                if returning.load(ordering: .relaxed) > 0 { break }
            }
            pthread_mutex_lock(mutex)
            letGo()
        }
        pthread_mutex_unlock(mutex)
    }

    /// Waits for work and holds the queue; false when there will be none.
    private func takeWork() -> Bool {
        while true {
            if !isHeld, returning.load(ordering: .relaxed) == 0 {
                if batch.isEmpty {
                    swap(&batch, &work)
                    batch.reverse()
                }
                if !batch.isEmpty {
                    isHeld = true
                    return true
                }
                if isStopping { return false }
            }
            if isFirst {
                pthread_cond_wait(hasWork, mutex)
            } else {
                idleSpares += 1
                pthread_cond_wait(hasWorkForSpares, mutex)
                idleSpares -= 1
            }
        }
    }

    private func letGo() {
        isHeld = false
        if returning.load(ordering: .relaxed) > 0 {
            pthread_cond_signal(isLetGo)
        } else if isStopping {
            wakeAll()
        }
    }
}
