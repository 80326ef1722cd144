// Where the part of a line that is meant stands in it.

/// A piece of code to be found again: `cal` is meant where it stands alone, and not in `local`.
package struct Excerpt {
    private let wanted: [Unicode.Scalar]

    package init(_ text: String) { wanted = Array(text.unicodeScalars) }

    /// The first place as a whole word, else the first at all; in scalars from the line's beginning.
    package func place(in line: String) -> (offset: Int, isWord: Bool)? {
        let cells = Array(line.unicodeScalars)
        guard !wanted.isEmpty, cells.count >= wanted.count else { return nil }
        let places = (0...(cells.count - wanted.count)).filter {
            cells[$0..<($0 + wanted.count)].elementsEqual(wanted)
        }
        if let word = places.first(where: { isWord(at: $0, in: cells) }) { return (word, true) }
        return places.first.map { ($0, false) }
    }

    private func isWord(at start: Int, in cells: [Unicode.Scalar]) -> Bool {
        let end = start + wanted.count
        let goesOnBefore = start > 0 && Excerpt.isOfName(cells[start - 1]) && Excerpt.isOfName(cells[start])
        let goesOnAfter =
            end < cells.count && Excerpt.isOfName(cells[end]) && Excerpt.isOfName(cells[end - 1])
        return !goesOnBefore && !goesOnAfter
    }

    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
}
