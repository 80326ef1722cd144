// Replaces many texts in one at once: what was put in is not looked at again.

/// The longest of the texts that begin at a place is replaced. O(length x texts).
///
/// Full width and half width are one, and of what has a digit in it, a code or a number, so are upper and lower case.
struct Replacement {
    private let pairs: [(from: [UnicodeScalar], isCode: Bool, to: String)]

    init(_ pairs: [(String, String)]) {
        var seen: Set<String> = []
        self.pairs =
            pairs.filter { !$0.0.isEmpty && seen.insert($0.0).inserted }
            .map { pair in
                let from = pair.0.unicodeScalars.map(Replacement.narrowed)
                let isCode = from.contains(where: \.isDigit)
                return (isCode ? from.map(Replacement.lowered) : from, isCode, pair.1)
            }
            .sorted { $0.from.count > $1.from.count }
    }

    func applied(to text: String) -> String {
        guard !pairs.isEmpty else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var end = 0
        for place in places(in: scalars) {
            result.append(contentsOf: scalars[end..<place.range.lowerBound])
            result.append(contentsOf: place.to.unicodeScalars)
            end = place.range.upperBound
        }
        result.append(contentsOf: scalars[end...])
        return String(result)
    }

    /// Where the texts stand, from left to right, with what takes their place.
    func places(in text: [UnicodeScalar]) -> [(range: Range<Int>, to: String)] {
        let narrow = text.map(Replacement.narrowed)
        let low = narrow.map(Replacement.lowered)
        var places: [(range: Range<Int>, to: String)] = []
        var place = 0
        while place < text.count {
            if let pair = pairs.first(where: { fits($0.from, at: place, in: $0.isCode ? low : narrow) }) {
                places.append((place..<place + pair.from.count, pair.to))
                place += pair.from.count
            } else {
                place += 1
            }
        }
        return places
    }

    /// A short text counts only as a word of its own: "12" is not found in "2012".
    private func fits(_ wanted: [UnicodeScalar], at place: Int, in text: [UnicodeScalar]) -> Bool {
        let end = place + wanted.count
        guard end <= text.count, text[place..<end].elementsEqual(wanted) else { return false }
        guard wanted.count < Replacement.shortest else { return true }
        let before = place > 0 && isWord(text[place - 1]) && isWord(wanted[0])
        let after = end < text.count && isWord(text[end]) && isWord(wanted[wanted.count - 1])
        return !before && !after
    }

    /// From so many characters on a text is found inside of longer words.
    private static let shortest = 6

    private func isWord(_ scalar: UnicodeScalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.isDigit)
    }

    private static func narrowed(_ scalar: UnicodeScalar) -> UnicodeScalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return UnicodeScalar(scalar.value - 0xFEE0) ?? scalar
    }

    private static func lowered(_ scalar: UnicodeScalar) -> UnicodeScalar {
        ("A"..."Z").contains(scalar) ? UnicodeScalar(UInt8(scalar.value) + 32) : scalar
    }
}
