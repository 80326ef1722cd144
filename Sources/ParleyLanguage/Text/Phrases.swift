// A list of fixed phrases, found fast at a place of a text.

/// Phrases by their first and by their last character, longest first. A phrase of Latin letters matches whole words only.
///
/// All of a list's characters lie in one array: a place where nothing matches, as nearly every place is, costs one or
/// two comparisons.
struct Phrases: Sendable {
    private struct Entry: Sendable {
        /// Where it begins in ``scalars``.
        var start: Int
        var count: Int
    }

    /// Entries in buckets by the lowest bits of one of their characters.
    private struct Index: Sendable {
        static let bucketCount = 512
        /// Where each bucket begins in ``entries``, and where the last one ends.
        var starts: [Int32] = []
        var entries: [Entry] = []

        init(_ all: [Entry], by character: (Entry) -> Scalar) {
            let sorted = all.map { (bucket: Index.bucket(character($0)), entry: $0) }
                .sorted { ($0.bucket, $1.entry.count) < ($1.bucket, $0.entry.count) }
            entries = sorted.map(\.entry)
            starts.reserveCapacity(Index.bucketCount + 1)
            var next = 0
            for bucket in 0...Index.bucketCount {
                while next < sorted.count, sorted[next].bucket < bucket { next += 1 }
                starts.append(Int32(truncatingIfNeeded: next))
            }
        }

        static func bucket(_ scalar: Scalar) -> Int { Int(scalar) & (bucketCount - 1) }

        @inline(__always)
        func candidates(_ scalar: Scalar) -> Range<Int> {
            let bucket = Index.bucket(scalar)
            return Int(starts[bucket])..<Int(starts[bucket + 1])
        }
    }

    private var scalars: [Scalar] = []
    private let beginning: Index
    private let ending: Index
    private let joins: Bool

    /// Parted by `|`, written in lower case and half width.
    ///
    /// - Parameter joins: whether a phrase of one Chinese character may stand beside other characters.
    init(_ table: String, joins: Bool = false) {
        self.init(
            list: table.split(whereSeparator: { $0 == "|" || $0.isNewline }).map { String($0) }, joins: joins)
    }

    init(list: [String], joins: Bool = false) {
        self.joins = joins
        var scalars: [Scalar] = []
        var entries: [Entry] = []
        for phrase in list {
            let folded = PreparedText(phrase).folded
            guard !folded.isEmpty else { continue }
            entries.append(Entry(start: scalars.count, count: folded.count))
            scalars += folded
        }
        beginning = Index(entries) { scalars[$0.start] }
        ending = Index(entries) { scalars[$0.start + $0.count - 1] }
        self.scalars = scalars
    }

    /// The length of the longest phrase that starts here and ends within the range; 0: none.
    func match(_ text: [Scalar], at start: Int, in range: Range<Int>) -> Int {
        // In the middle of a word nothing begins.
        guard start < range.upperBound,
            !(start > range.lowerBound && text[start].isASCIIWord && text[start - 1].isASCIIWord)
        else { return 0 }
        for index in beginning.candidates(text[start]) {
            let entry = beginning.entries[index]
            if start + entry.count <= range.upperBound, stands(entry, at: start, in: text),
                isWhole(text, start..<start + entry.count, in: range)
            {
                return entry.count
            }
        }
        return 0
    }

    /// The length of the longest phrase that ends here, the end exclusive, and starts within the range; 0: none.
    func match(_ text: [Scalar], endingAt end: Int, in range: Range<Int>) -> Int {
        guard end > range.lowerBound,
            !(end < range.upperBound && text[end - 1].isASCIIWord && text[end].isASCIIWord)
        else { return 0 }
        for index in ending.candidates(text[end - 1]) {
            let entry = ending.entries[index]
            if end - entry.count >= range.lowerBound, stands(entry, at: end - entry.count, in: text),
                isWhole(text, end - entry.count..<end, in: range)
            {
                return entry.count
            }
        }
        return 0
    }

    @inline(__always)
    private func stands(_ entry: Entry, at place: Int, in text: [Scalar]) -> Bool {
        for offset in 0..<entry.count where text[place + offset] != scalars[entry.start + offset] {
            return false
        }
        return true
    }

    private func isWhole(_ text: [Scalar], _ stretch: Range<Int>, in range: Range<Int>) -> Bool {
        let start = stretch.lowerBound
        let end = stretch.upperBound
        // One Chinese character alone is part of a word wherever another stands beside it: 额 of 额度.
        if stretch.count == 1, text[start].isHan, !joins {
            return !(start > range.lowerBound && text[start - 1].isHan)
                && !(end < range.upperBound && text[end].isHan)
        }
        if start > range.lowerBound, text[start].isASCIIWord, text[start - 1].isASCIIWord { return false }
        if end < range.upperBound, text[end - 1].isASCIIWord, text[end].isASCIIWord { return false }
        return true
    }
}
