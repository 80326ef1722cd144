// Cuts a text into what matters for its tone.

/// Reads a text from left to right, into the pieces that ``Tone`` weighs.
struct ToneReader {
    struct Piece: Sendable {
        var meaning = ToneTable.Meaning()
        /// Written in capitals, or with a letter drawn out, among words that are not.
        var isLoud = false
        var isHan = false
        /// An emoticon or emoji: nothing before it turns it.
        var isSign = false
        /// The end of a clause, or of a sentence.
        var endsClause = false
        var endsSentence = false
    }

    private(set) var pieces: [Piece] = []
    private(set) var exclamations = 0
    private(set) var hanCount = 0
    private let text: PreparedText
    private let table = ToneTable.shared
    private var stem = EnglishStem()
    private var words = 0
    private var loudWords = 0

    init(_ text: PreparedText) {
        self.text = text
        var position = 0
        while position < text.count { position = read(at: position) }
        // A text all in capitals shouts nothing.
        if loudWords == words { for index in pieces.indices { pieces[index].isLoud = false } }
    }

    private mutating func read(at start: Int) -> Int {
        let scalar = text.folded[start]
        if scalar == .blank { return start + 1 }
        if let end = addressEnd(at: start) { return end }
        if let (count, tone) = table.sign(text.plain, at: start) {
            pieces.append(Piece(meaning: .init(tone: tone), isSign: true))
            return start + count
        }
        if scalar.standsAlone || scalar.isDigit { return readHan(at: start) }
        if scalar.isLetter { return readWords(at: start) }
        if scalar == 0x21 { exclamations += 1 }
        if scalar.endsClause {
            pieces.append(Piece(endsClause: true, endsSentence: scalar.endsSentence))
        }
        return start + 1
    }

    /// Web addresses and names behind @ say nothing.
    private func addressEnd(at start: Int) -> Int? {
        let folded = text.folded
        let isAddress =
            switch folded[start] {
            case 0x40: true
            case 0x68: folded[start...].starts(with: Self.http)
            case 0x77: folded[start...].starts(with: Self.www)
            default: false
            }
        guard isAddress else { return nil }
        var end = start + 1
        if folded[start] == 0x40 {
            while end < folded.count, folded[end].isASCIIWord || folded[end] == 0x5F { end += 1 }
        } else {
            while end < folded.count, folded[end] != .blank, !folded[end].isHan { end += 1 }
        }
        return end
    }

    private static let http = "http".scalarNumbers
    private static let www = "www.".scalarNumbers

    private mutating func readHan(at start: Int) -> Int {
        let longest = table.mayBegin(text.folded[start]) ? ToneTable.longestHan : 0
        let limit = min(text.count, start + longest)
        var hash = StableHash()
        var found: (meaning: ToneTable.Meaning, end: Int)?
        for position in start..<limit {
            hash.add(text.folded[position])
            if let meaning = table.meaning(hash.value) { found = (meaning, position + 1) }
        }
        hanCount += text.folded[start].standsAlone ? 1 : 0
        pieces.append(Piece(meaning: found?.meaning ?? .init(), isHan: true))
        return found?.end ?? start + 1
    }

    private mutating func readWords(at start: Int) -> Int {
        var hash = StableHash()
        var found: (meaning: ToneTable.Meaning, end: Int)?
        var position = start
        var firstEnd = start
        for count in 0..<ToneTable.longestPhrase {
            if count > 0 {
                guard position < text.count, text.folded[position] == .blank || text.folded[position] == 0x2D
                else { break }
                hash.add(.blank)
                position += 1
            }
            let end = wordEnd(at: position)
            guard end > position else { break }
            for index in position..<end { hash.add(text.folded[index]) }
            position = end
            if count == 0 { firstEnd = end }
            if let meaning = table.meaning(hash.value) { found = (meaning, end) }
        }
        let word = start..<firstEnd
        var piece = Piece(meaning: found?.meaning ?? .init())
        words += 1
        if word.count > 1, text.plain[word].allSatisfy({ $0.isUpperLatin || $0 == 0x27 }) {
            piece.isLoud = true
            loudWords += 1
        }
        if found == nil { guess(word, &piece) }
        pieces.append(piece)
        return found?.end ?? firstEnd
    }

    private func wordEnd(at start: Int) -> Int {
        var end = start
        while end < text.count {
            let scalar = text.folded[end]
            let joins = scalar == 0x27 && end > start && end + 1 < text.count && text.folded[end + 1].isLetter
            guard scalar.isLetter && !scalar.standsAlone || joins else { break }
            end += 1
        }
        return end
    }

    /// A form that the table lacks: one in n't, one with letters drawn out, one with another ending.
    private mutating func guess(_ word: Range<Int>, _ piece: inout Piece) {
        let letters = text.folded[word]
        if letters.count > 3, letters.suffix(3).elementsEqual("n't".scalarNumbers) {
            piece.meaning.isNegator = true
            return
        }
        for most in [2, 1] {
            let short = Self.shortened(letters, most: most)
            guard short.count < letters.count else { break }
            piece.isLoud = true
            if let meaning = table.meaning(StableHash.of(short)) {
                piece.meaning = meaning
                return
            }
        }
        if let tone = table.tone(ofStem: stem.key(of: letters)) { piece.meaning.tone = tone }
    }

    /// Letters that stand three times or more, "soooo", stand `most` times.
    private static func shortened(_ letters: ArraySlice<Scalar>, most: Int) -> [Scalar] {
        var short: [Scalar] = []
        var start = letters.startIndex
        while start < letters.endIndex {
            var end = start
            while end < letters.endIndex, letters[end] == letters[start] { end += 1 }
            let count = end - start >= 3 ? most : end - start
            short.append(contentsOf: repeatElement(letters[start], count: count))
            start = end
        }
        return short
    }
}
