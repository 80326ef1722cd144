// Texts without what stands around them.

extension StringProtocol {
    /// Without blanks and line ends on either side.
    package var trimmed: String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
