// A plugin's thread and the queue of its calls: one at a time, in order.

import Glibc
import ParleyModel

/// Sendable by hand: the queue is touched only while the lock is held, the plugin on the worker's own thread only.
final class PluginWorker: @unchecked Sendable {
    struct Job {
        let call: ActionCall
        let action: String
        let effect: ActionEffect
        let completion: @Sendable (ActionOutcome) -> Void

        /// Never begun here; an earlier attempt with the same key may have been carried out elsewhere.
        func abandon() {
            let why = "\(call.action) was not called: the plugins are closed"
            completion(effect == .read ? .refused(why) : .unknown(why))
        }
    }

    private static let stackSize = 2 << 20

    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [Job] = []
    private var isClosed = false
    private var isFinished = false
    private var thread: pthread_t?
    private var plugin: Plugin?

    init(_ plugin: Plugin) {
        self.plugin = plugin
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    /// `false` when the system gives no thread.
    func start() -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, PluginWorker.stackSize)
        let me = Unmanaged.passRetained(self)
        return locked {
            var created = pthread_t()
            let failure = pthread_create(
                &created, &attributes,
                { argument in
                    if let argument {
                        Unmanaged<PluginWorker>.fromOpaque(argument).takeRetainedValue().work()
                    }
                    return nil
                }, me.toOpaque())
            guard failure == 0 else {
                me.release()
                return false
            }
            thread = created
            return true
        }
    }

    func put(_ job: Job) {
        let isTaken = locked {
            guard !isClosed else { return false }
            jobs.append(job)
            pthread_cond_broadcast(changed)
            return true
        }
        if !isTaken { job.abandon() }
    }

    /// No call begins any more.
    func beginClosing() {
        locked {
            isClosed = true
            pthread_cond_broadcast(changed)
        }
    }

    /// Whether the caller is the worker itself, as in a completion: it must not wait for its own thread.
    var isCurrent: Bool { locked { thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false } }

    /// Waits for the end of the call that runs, but on the worker itself.
    func close() {
        beginClosing()
        let ended: pthread_t? = locked {
            guard let thread else { return nil }
            if pthread_equal(thread, pthread_self()) != 0 {
                pthread_detach(thread)
                self.thread = nil
                return nil
            }
            while !isFinished { pthread_cond_wait(changed, lock) }
            // Of several that close, one joins.
            defer { self.thread = nil }
            return self.thread
        }
        if let ended { pthread_join(ended, nil) }
    }

    private func work() {
        while let job = take() {
            guard let plugin else { break }
            job.completion(plugin.perform(job.call, action: job.action))
        }
        let rest = locked {
            defer { jobs = [] }
            return jobs
        }
        for job in rest { job.abandon() }
        plugin = nil
        locked {
            isFinished = true
            pthread_cond_broadcast(changed)
        }
    }

    private func take() -> Job? {
        locked {
            while jobs.isEmpty, !isClosed { pthread_cond_wait(changed, lock) }
            return isClosed ? nil : jobs.removeFirst()
        }
    }

    private func locked<T>(_ body: () -> T) -> T {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }
}
