// Work on several threads at once, with results in the order of the work.

import Glibc
import Synchronization

enum SideBySide {
    /// Does `body` for 0 ..< count on so many plain threads (it may block them), and hands on each result in order, as soon
    /// as it and all before it are there. Returns when all are through.
    static func run<Result: Sendable>(
        _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Result,
        each: (Result) -> Void
    ) {
        let results = (0..<count).map { _ in Waiter<Result>() }
        let next = Counter()
        let work = Work {
            while true {
                let index = next.take()
                guard index < count else { return }
                results[index].fulfil(body(index))
            }
        }
        let started = (1..<max(1, min(threads, count))).compactMap { _ in start(work) }
        if started.isEmpty {
            // Alone on this thread, each as it comes.
            for index in 0..<count { each(body(index)) }
            return
        }
        let last = start(work)
        if last == nil { work.body() }
        for result in results {
            if let result = result.wait(seconds: longest) { each(result) }
        }
        for thread in started + (last.map { [$0] } ?? []) { pthread_join(thread, nil) }
    }

    /// A day: whatever waits longer has its own limits.
    private static let longest = 86_400

    private final class Counter: Sendable {
        private let number = Atomic<Int>(0)
        func take() -> Int { number.wrappingAdd(1, ordering: .relaxed).oldValue }
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// `nil` when the system has no thread left.
    private static func start(_ work: Work) -> pthread_t? {
        let held = Unmanaged.passRetained(work)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { pointer in
                if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
                return nil
            }, held.toOpaque())
        if status == 0 { return thread }
        held.release()
        return nil
    }
}
