// Replaces many texts in one at once: what was put in is not looked at again.

/// The longest of the texts that begin at a place is replaced. O(length x texts).
struct Replacement {
    private let pairs: [(from: [UnicodeScalar], to: String)]

    init(_ pairs: [(String, String)]) {
        var seen: Set<String> = []
        self.pairs =
            pairs.filter { !$0.0.isEmpty && seen.insert($0.0).inserted }
            .map { (Array($0.0.unicodeScalars), $0.1) }
            .sorted { $0.from.count > $1.from.count }
    }

    func applied(to text: String) -> String {
        guard !pairs.isEmpty else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        while place < scalars.count {
            if let pair = pairs.first(where: { fits($0.from, at: place, in: scalars) }) {
                result.append(contentsOf: pair.to.unicodeScalars)
                place += pair.from.count
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return String(result)
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
}
