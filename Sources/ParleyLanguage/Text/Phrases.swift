// A list of fixed phrases, found fast at a place of a text.

/// Phrases by their first character, longest first. A phrase of Latin letters matches whole words only.
struct Phrases: Sendable {
    private var byFirst: [Scalar: [[Scalar]]] = [:]
    private var byLast: [Scalar: [[Scalar]]] = [:]
    /// Whether a phrase may begin, or end, with a scalar, by the scalar's lowest ten bits: most do not.
    private var mayBegin = [Bool](repeating: false, count: 1024)
    private var mayEnd = [Bool](repeating: false, count: 1024)
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
        for phrase in list {
            let scalars = PreparedText(phrase).folded
            guard let first = scalars.first, let last = scalars.last else { continue }
            mayBegin[Int(first & 1023)] = true
            mayEnd[Int(last & 1023)] = true
            byFirst[first, default: []].append(scalars)
            byLast[last, default: []].append(scalars)
        }
        for key in byFirst.keys { byFirst[key]?.sort { $0.count > $1.count } }
        for key in byLast.keys { byLast[key]?.sort { $0.count > $1.count } }
    }

    /// The length of the longest phrase that starts here and ends within the range; 0: none.
    func match(_ text: [Scalar], at start: Int, in range: Range<Int>) -> Int {
        guard start < range.upperBound, mayBegin[Int(text[start] & 1023)], let phrases = byFirst[text[start]]
        else { return 0 }
        for phrase in phrases where start + phrase.count <= range.upperBound {
            let stretch = start..<start + phrase.count
            if Self.equal(text, stretch, phrase), isWhole(text, stretch, in: range) { return phrase.count }
        }
        return 0
    }

    /// The length of the longest phrase that ends here, the end exclusive, and starts within the range; 0: none.
    func match(_ text: [Scalar], endingAt end: Int, in range: Range<Int>) -> Int {
        guard end > range.lowerBound, mayEnd[Int(text[end - 1] & 1023)], let phrases = byLast[text[end - 1]]
        else { return 0 }
        for phrase in phrases where end - phrase.count >= range.lowerBound {
            let stretch = end - phrase.count..<end
            if Self.equal(text, stretch, phrase), isWhole(text, stretch, in: range) { return phrase.count }
        }
        return 0
    }

    private static func equal(_ text: [Scalar], _ range: Range<Int>, _ phrase: [Scalar]) -> Bool {
        for index in 0..<phrase.count where text[range.lowerBound + index] != phrase[index] { return false }
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
