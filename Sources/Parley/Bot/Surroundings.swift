// Clock, chance, files and time zones of the machine: the edge of the engine.
import Glibc
public import ParleyModel

/// The machine's wall clock.
public struct SystemClock: Clock {
    public init() {}
    public func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// The system's generator.
public struct SystemRandom: RandomSource {
    public init() {}
    public func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        // Each number asked of the system is a call of it: all eight bytes are used.
        while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) } }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}

extension TimeZoneRules {
    /// A zone of the system's database by its name; `nil` when there is none of it.
    public static func named(_ name: String) -> TimeZoneRules? {
        if name == "UTC" { return .utc }
        let isName = name.utf8.allSatisfy {
            ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || "/_+-".utf8.contains($0)
        }
        guard !name.isEmpty, isName, !name.hasPrefix("/") else { return nil }
        for root in ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/etc/zoneinfo"] {
            if let bytes = FileBytes.read("\(root)/\(name)"), let rules = TimeZoneRules(zoneFile: bytes) {
                return rules
            }
        }
        return nil
    }
}

enum FileBytes {
    /// All bytes of a regular file; `nil` when it cannot be read, with `errno`: `ENOTTY` for what is no regular file.
    static func read(_ path: String) -> [UInt8]? {
        // A pipe without a writer would be waited for.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            errno = ENOTTY
            return nil
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[0..<count])
        }
    }
}
