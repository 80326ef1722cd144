// What parts words and says nothing: blanks, marks, signs.

extension Scalar {
    var isGap: Bool { !(isASCIIWord || standsAlone || isLetter) }
}

enum Gaps {
    /// A stretch without the gaps at its ends.
    static func trimmed(_ text: [Scalar], _ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, text[first].isGap { range = range.dropFirst() }
        while let last = range.last, text[last].isGap { range = range.dropLast() }
        return range
    }
}
