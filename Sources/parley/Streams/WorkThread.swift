// A plain thread that runs one closure.

import Glibc

struct WorkThread: Sendable {
    private let handle: pthread_t

    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// `nil` when the system has no thread left. Whoever keeps it joins it; what it holds of the system is given back then.
    init?(_ body: @escaping @Sendable () -> Void) {
        guard let handle = WorkThread.begin(body) else { return nil }
        self.handle = handle
    }

    func join() { pthread_join(handle, nil) }

    /// Runs `body` on a thread that nobody waits for; false when the system has no thread left.
    static func detached(_ body: @escaping @Sendable () -> Void) -> Bool {
        guard let handle = begin(body) else { return false }
        pthread_detach(handle)
        return true
    }

    private static func begin(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        let work = Unmanaged.passRetained(Work(body))
        var handle = pthread_t()
        let status = pthread_create(
            &handle, nil,
            { pointer in
                if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        guard status == 0 else {
            work.release()
            return nil
        }
        return handle
    }
}
