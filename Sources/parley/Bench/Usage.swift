// What a process has used: time, processor, memory, disk.

import Glibc

enum Usage {
    /// Nanoseconds of a clock that only goes forward.
    static func now() -> UInt64 { read(CLOCK_MONOTONIC) }

    /// Processor nanoseconds of all threads of this process, in user and system mode.
    static func processor() -> UInt64 {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime)
    }

    /// The same of another process that still runs.
    static func processor(of process: pid_t) -> UInt64 {
        var clock = clockid_t()
        return clock_getcpuclockid(process, &clock) == 0 ? read(clock) : 0
    }

    /// Of the calling thread.
    static func threadProcessor() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private static func nanoseconds(_ time: timeval) -> UInt64 {
        UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_usec) * 1000
    }

    /// Bytes resident at present and at most, of a process by its number or of `self`.
    static func memory(of process: String = "self") -> (resident: Int, peak: Int) {
        let lines = text(of: "/proc/\(process)/status").split(separator: "\n")
        func kilobytes(_ name: String) -> Int {
            let line = lines.first { $0.hasPrefix(name) }
            return line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap { Int($0) }
                ?? 0
        }
        return (kilobytes("VmRSS:") << 10, kilobytes("VmHWM:") << 10)
    }

    /// Bytes that a process has caused to be written to a disk.
    static func written(by process: pid_t) -> Int {
        let line = text(of: "/proc/\(process)/io").split(separator: "\n").first {
            $0.hasPrefix("write_bytes:")
        }
        return line?.split(separator: " ").last.flatMap { Int($0) } ?? 0
    }

    static func text(of path: String) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = Glibc.read(file, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
}

/// How long each of many things took.
struct Samples: Sendable {
    private var nanoseconds: [UInt32] = []

    mutating func add(_ duration: UInt64) { nanoseconds.append(UInt32(clamping: duration)) }
    mutating func add(_ other: Samples) { nanoseconds += other.nanoseconds }

    /// Microseconds that this share of the samples stays within.
    func percentiles(_ shares: [Double]) -> [Double] {
        guard !nanoseconds.isEmpty else { return shares.map { _ in 0 } }
        let sorted = nanoseconds.sorted()
        return shares.map { share in
            let rank = Int((share * Double(sorted.count)).rounded(.up))
            return Double(sorted[min(max(rank, 1), sorted.count) - 1]) / 1000
        }
    }
}
