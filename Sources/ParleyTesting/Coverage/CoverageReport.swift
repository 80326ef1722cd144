// What a test run covered, as text.

public import ParleyModel

/// The lines that ran, of files whose texts are at hand.
public struct CoverageReport: Sendable {
    public struct File: Sendable {
        public var covered: CoveredFile
        /// Its lines, without their ends; none where the file cannot be read.
        public var source: [String]

        public var share: Double {
            covered.counts.isEmpty ? 1 : Double(covered.ran) / Double(covered.counts.count)
        }
    }

    /// Those with lines that can run, by path.
    public let files: [File]

    /// - Parameter folder: the bot's.
    public init(_ coverage: LineCoverage, folder: String) {
        // What the engine itself puts around a plugin stands in no file.
        files = coverage.files.filter { !$0.counts.isEmpty && !$0.path.hasPrefix("(") }.map { file in
            let bytes = (try? TextFiles.read(folder + "/" + file.path)) ?? []
            let text = String(decoding: bytes, as: UTF8.self)
            let source = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            var covered = file
            covered.counts = file.counts.filter { line, _ in
                line > source.count || !CoverageReport.onlyCloses(source[line - 1])
            }
            return File(covered: covered, source: source)
        }
    }

    /// `end`, `end)` and the like: Lua counts them as lines that run, and nothing is done there.
    private static func onlyCloses(_ line: String) -> Bool {
        let code = line.trimmed
        return code.hasPrefix("end") && code.dropFirst(3).allSatisfy { "),};".contains($0) }
    }

    public init(files: [File]) { self.files = files }

    public var lines: Int { files.reduce(0) { $0 + $1.covered.counts.count } }
    public var ran: Int { files.reduce(0) { $0 + $1.covered.ran } }

    /// A line a file with its share and the lines that did not run, then the sums: of flows, of plugins, of both.
    public var summary: String {
        let width = files.map { TextWidth.columns(of: $0.covered.path) }.max() ?? 0
        let rows = files.map { file -> String in
            let pad = String(repeating: " ", count: width - TextWidth.columns(of: file.covered.path))
            let missed = CoverageReport.ranges(file.covered.missed)
            let share = CoverageReport.percent(file.covered.ran, of: file.covered.counts.count)
            return "\(file.covered.path)\(pad)  \(share)" + (missed.isEmpty ? "" : "  not run: \(missed)")
        }
        let folders = Set(files.compactMap { $0.covered.path.split(separator: "/").first.map(String.init) })
        let parts = folders.sorted().map { folder -> String in
            let part = CoverageReport(files: files.filter { $0.covered.path.hasPrefix(folder + "/") })
            let share = CoverageReport.percent(part.ran, of: part.lines)
            return "\(share) of \(part.lines) lines under \(folder)/ ran."
        }
        let total = "\(CoverageReport.percent(ran, of: lines)) of \(lines) lines of Lua ran."
        return (rows + (parts.count > 1 ? parts : []) + [total]).joined(separator: "\n") + "\n"
    }

    /// The lines that did not run, as they stand, with the line before and after each stretch.
    public var annotated: String {
        files.filter { !$0.covered.missed.isEmpty }.map(CoverageReport.annotated).joined(separator: "\n")
    }

    private static func annotated(_ file: File) -> String {
        let missed = Set(file.covered.missed)
        var text = file.covered.path + "\n"
        var last = 0
        for number in 1...max(1, file.source.count)
        where (number - 1...number + 1).contains(where: missed.contains) && number <= file.source.count {
            if last > 0, number > last + 1 { text += "        ...\n" }
            let digits = String(number)
            let pad = String(repeating: " ", count: max(0, 5 - digits.count))
            text += "\(missed.contains(number) ? "!" : " ") \(pad)\(digits) | \(file.source[number - 1])\n"
            last = number
        }
        return text
    }

    /// `3, 7-9`
    static func ranges(_ numbers: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }

    /// With one place behind the point, rounded down: 100 % is all of them.
    static func percent(_ part: Int, of whole: Int) -> String {
        let tenths = whole == 0 ? 1000 : part * 1000 / whole
        let text = "\(tenths / 10).\(tenths % 10) %"
        return String(repeating: " ", count: max(0, 7 - text.count)) + text
    }

    public var value: Value {
        [
            "lines": .int(lines), "ran": .int(ran),
            "files": .list(
                files.map { file in
                    [
                        "file": .text(file.covered.path), "lines": .int(file.covered.counts.count),
                        "ran": .int(file.covered.ran), "missed": .list(file.covered.missed.map { .int($0) }),
                    ]
                }),
        ]
    }
}
