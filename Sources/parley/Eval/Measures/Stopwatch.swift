// How long something takes, by the processor's time: what other programs do at the same time does not count.

import Glibc

enum Stopwatch {
    /// Seconds of processor time that this thread has used.
    static var threadSeconds: Double { seconds(CLOCK_THREAD_CPUTIME_ID) }
    /// Seconds since some fixed point.
    static var wallSeconds: Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Microseconds of processor time for each message of a test.
struct MessageTimes: Sendable {
    private(set) var microseconds: [Double] = []

    mutating func measure<Result>(_ work: () -> Result) -> Result {
        let start = Stopwatch.threadSeconds
        let result = work()
        microseconds.append((Stopwatch.threadSeconds - start) * 1e6)
        return result
    }

    func add(to report: inout EvalReport) {
        report.add("p50_us", microseconds: Scores.percentile(0.5, of: microseconds))
        report.add("p99_us", microseconds: Scores.percentile(0.99, of: microseconds))
    }
}
