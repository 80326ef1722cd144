// The runs of words of a text between those that no key phrase has.

/// Candidates for key phrases in a text with blanks.
struct EnglishRuns: Sendable {
    struct Word: Sendable {
        var range: Range<Int>
        /// Of the whole word; and of its parts, stemmed, where a hyphen or slash parts it.
        var key: UInt64
        var keys: [UInt64]
    }

    struct Run: Sendable {
        var words: [Word]
        /// How many words and marks stand before it.
        var place: Int
    }

    private(set) var runs: [Run] = []
    /// Words and marks of the whole text.
    private(set) var wordCount = 0

    init(_ text: PreparedText) {
        let folded = text.folded
        var stem = EnglishStem()
        var run: [Word] = []
        var place = 0
        var position = 0
        func isWord(_ scalar: Scalar) -> Bool { scalar.isDigit || scalar.isLetter || scalar.standsAlone }
        while position < folded.count {
            let start = position
            position += 1
            if folded[start] == .blank { continue }
            wordCount += 1
            var isBreak = true
            if isWord(folded[start]) {
                while position < folded.count {
                    let joins =
                        Self.joiners.contains(folded[position]) && position + 1 < folded.count
                        && isWord(folded[position + 1])
                    guard isWord(folded[position]) || joins else { break }
                    position += 1
                }
                let word = folded[start..<position]
                let isNumber = word.allSatisfy { !$0.isLetter && !$0.standsAlone }
                isBreak = isNumber || PhraseBreaks.isBreak(word)
            }
            if isBreak {
                close(&run, place)
            } else {
                if run.isEmpty { place = wordCount }
                run.append(Self.word(folded, start..<position, &stem))
            }
        }
        close(&run, place)
    }

    private static let joiners: Set<Scalar> = [0x2D, 0x27, 0x2F, 0x2E, 0x2B]

    private mutating func close(_ run: inout [Word], _ place: Int) {
        if !run.isEmpty { runs.append(Run(words: run, place: place)) }
        run.removeAll()
    }

    private static func word(_ text: [Scalar], _ range: Range<Int>, _ stem: inout EnglishStem) -> Word {
        let parts = text[range].split { $0 == 0x2D || $0 == 0x2F }
        return Word(range: range, key: stem.key(of: text[range]), keys: parts.map { stem.key(of: $0) })
    }
}
