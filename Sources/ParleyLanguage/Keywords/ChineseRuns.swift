// The runs of characters of a Chinese text that may be terms.

/// Candidates for key phrases in a text without blanks, found by counting alone.
struct ChineseRuns: Sendable {
    /// A run of characters with where it first stands.
    struct Gram: Sendable {
        var key: UInt64
        var range: Range<Int>
        var count = 1
        /// Whether it stands alone between breaks somewhere.
        var isWhole = false
        var isLatin = false
        /// How many characters of candidates stand before it.
        var place: Int
    }

    /// All runs of two characters on, in the order in which they first stand.
    private(set) var grams: [Gram] = []
    private(set) var length = 0
    private static let longest = 8

    private var places: [UInt64: Int] = [:]

    init(_ text: PreparedText) {
        let folded = text.folded
        var start = 0
        var position = 0
        while position < folded.count {
            let step = Self.breakLength(folded, at: position)
            if step > 0 {
                add(folded, start..<position)
                start = position + step
            }
            position += max(1, step)
        }
        add(folded, start..<folded.count)
    }

    private static func breakLength(_ text: [Scalar], at position: Int) -> Int {
        let scalar = text[position]
        if scalar.isHan { return PhraseBreaks.chinese(text, at: position) }
        return scalar.isASCIIWord || scalar == 0x2D || scalar.isLetter ? 0 : 1
    }

    private mutating func add(_ text: [Scalar], _ run: Range<Int>) {
        length += run.count
        guard run.count > 1 else { return }
        for start in run.lowerBound..<run.upperBound - 1 {
            var hash = StableHash()
            hash.add(text[start])
            for end in start + 1..<min(run.upperBound, start + Self.longest) {
                hash.add(text[end])
                let range = start..<end + 1
                let isWhole = range == run
                if let place = places[hash.value] {
                    grams[place].count += 1
                    if isWhole { grams[place].isWhole = true }
                } else {
                    places[hash.value] = grams.count
                    grams.append(Gram(key: hash.value, range: range, isWhole: isWhole, place: length))
                }
            }
        }
    }
}

extension ChineseRuns {
    /// Those that stand alone, or twice and in no longer one as often; Latin ones only whole.
    func terms(in text: [Scalar]) -> [Gram] {
        var longer: [UInt64: Int] = [:]
        for gram in grams where gram.range.count > 2 && (gram.count > 1 || gram.isWhole) {
            for part in [gram.range.dropLast(), gram.range.dropFirst()] {
                let key = StableHash.of(text[part.startIndex..<part.endIndex])
                longer[key] = max(longer[key] ?? 0, gram.count)
            }
        }
        return grams.compactMap { gram in
            guard gram.count > 1 || gram.isWhole, longer[gram.key] ?? 0 < gram.count else { return nil }
            var gram = gram
            let letters = text[gram.range]
            let latin = letters.count { $0.isASCIIWord || $0 == 0x2D }
            if latin > 0, !gram.isWhole { return nil }
            gram.isLatin = latin == letters.count
            let isCode = gram.isLatin && (letters.count < 3 || letters.first?.isDigit == true)
            return isCode ? nil : gram
        }
    }
}
