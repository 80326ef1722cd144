// Which lines of Lua ran, and how often, over all boxes that were told to count.

/// The lines of one file.
public struct CoveredFile: Sendable, Hashable {
    /// Relative to the bot's folder.
    public var path: String
    /// How often each line ran that can run, counted from 1.
    public var counts: [Int: Int]

    public init(path: String, counts: [Int: Int]) {
        self.path = path
        self.counts = counts
    }

    public var missed: [Int] { counts.filter { $0.value == 0 }.keys.sorted() }
    public var ran: Int { counts.count - missed.count }
}

/// Counters for the lines of files, one for each path; shared by many threads.
public final class LineCoverage: Sendable {
    /// `@unchecked Sendable`: the counters are added to as atomic numbers by C, and read here when the runs are over.
    private struct Counters: @unchecked Sendable {
        let counts: UnsafeMutablePointer<UInt32>
        let size: Int
        var lines: Set<Int>
    }

    private let counters = Guarded<[String: Counters]>([:])

    public init() {}

    deinit {
        counters.withLock { counters in
            for one in counters.values { one.counts.deallocate() }
            counters = [:]
        }
    }

    /// The counters of a file, by line; they live as long as this object.
    ///
    /// - Parameter lines: those that can run.
    /// - Returns: `size` counters; the first is never used.
    package func counters(
        of file: String, lines: Set<Int>
    ) -> (counts: UnsafeMutablePointer<UInt32>, size: Int) {
        counters.withLock { counters in
            if let known = counters[file] { return (known.counts, known.size) }
            let size = (lines.max() ?? 0) + 1
            let counts = UnsafeMutablePointer<UInt32>.allocate(capacity: size)
            counts.initialize(repeating: 0, count: size)
            counters[file] = Counters(counts: counts, size: size, lines: lines)
            return (counts, size)
        }
    }

    /// By path. To be read when nothing runs any more.
    public var files: [CoveredFile] {
        counters.withLock { counters in
            counters.map { path, one in
                CoveredFile(
                    path: path,
                    counts: Dictionary(uniqueKeysWithValues: one.lines.map { ($0, Int(one.counts[$0])) }))
            }
        }.sorted { $0.path < $1.path }
    }
}
