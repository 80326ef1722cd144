// How alike two short texts read, by what they are about.

/// Compares texts of a collection by their words and characters, rare ones above all.
///
/// The score is a weighted mean of cosines of vectors with tf-idf weights (Salton & Buckley 1988), from 0 to 1, the same both
/// ways, 1 for texts that are equal after normalisation. For Chinese: characters, 2, pairs of
/// neighbours, 1, and the directions of word vectors, 9. For English: stems,
/// 2, runs of two to four letters within words, 2, and the directions of word vectors, 1. A text in both languages is
/// compared by both. The weights were chosen on development data.
///
/// ``Similarity`` compares how two texts are written and needs no collection; this tells better whether two questions mean the
/// same. A pair costs time linear in its length, but for sorting its features.
package struct MeaningLikeness: Sendable {
    /// What the directions of word vectors count for Chinese, against 3 of the characters.
    private static let chineseMeaning = 9.0

    private var units = GramWeights()
    private var neighbours = GramWeights()
    private var letters = GramWeights()

    /// - Parameter texts: tell how rare a word or character is; without any all are alike.
    package init(collection texts: [String] = []) {
        for text in texts {
            let grams = TextGrams(PreparedText(text))
            units.add(grams.units)
            neighbours.add(grams.neighbours)
            letters.add(grams.letters)
        }
    }

    package func of(_ left: String, _ right: String) -> Double {
        let a = TextGrams(PreparedText(left))
        let b = TextGrams(PreparedText(right))
        if a.units == b.units { return 1 }
        if a.units.isEmpty || b.units.isEmpty { return 0 }
        let unit = GramVector(a.units, units).cosine(GramVector(b.units, units))
        let latin = Double(a.latinCount + b.latinCount) / Double(a.units.count + b.units.count)
        var score = 0.0
        if latin < 1 {
            let pair = GramVector(a.neighbours, neighbours).cosine(GramVector(b.neighbours, neighbours))
            let direction = Self.cosine(a.words, b.words) ?? unit
            score +=
                (1 - latin) * (2 * unit + pair + Self.chineseMeaning * direction) / (3 + Self.chineseMeaning)
        }
        if latin > 0 {
            let letter = GramVector(a.letters, letters).cosine(GramVector(b.letters, letters))
            let direction = Self.cosine(a.words, b.words) ?? unit
            score += latin * (2 * unit + 2 * letter + direction) / 5
        }
        return min(0.999, max(0, score))
    }

    /// Of the directions of two texts; `nil` where one has no known word.
    private static func cosine(_ left: [UInt64], _ right: [UInt64]) -> Double? {
        guard let a = WordVectors.direction(left, in: WordSpace.tables),
            let b = WordVectors.direction(right, in: WordSpace.tables)
        else { return nil }
        return Double(zip(a, b).reduce(0) { $0 + $1.0 * $1.1 })
    }
}

/// What of a text is compared, as hashes.
private struct TextGrams {
    /// Stems of words, numbers, Chinese characters.
    var units: [UInt64] = []
    /// Two units side by side, the ends of the text included.
    var neighbours: [UInt64] = []
    /// Runs of two to four letters of a word with its ends.
    var letters: [UInt64] = []
    /// What word vectors know them by.
    var words: [UInt64] = []
    var latinCount = 0

    private static let edge: UInt64 = 1
    /// Of a longer word only so many letters are looked at.
    private static let longestWord = 32

    init(_ text: PreparedText) {
        var stem = EnglishStem()
        for token in Tokeniser.tokens(text.folded, in: text.range) where token.kind != .mark {
            guard token.kind == .word else {
                units.append(token.hash)
                if token.kind == .digits { latinCount += 1 }
                continue
            }
            let word = text.folded[token.range]
            let key = stem.key(of: word)
            units.append(key)
            words.append(key)
            latinCount += 1
            addLetters([0x3C] + word.prefix(Self.longestWord) + [0x3E])
        }
        var place = text.range.lowerBound
        while place < text.range.upperBound {
            let start = place
            while place < text.range.upperBound, text.folded[place].isHan { place += 1 }
            if place > start {
                ChineseWords.read(text.folded, in: start..<place, into: &words)
            } else {
                place += 1
            }
        }
        var last = Self.edge
        for unit in units + [Self.edge] {
            var hash = StableHash(seed: last)
            hash.add(unit)
            neighbours.append(hash.value)
            last = unit
        }
    }

    private mutating func addLetters(_ word: [Scalar]) {
        for start in 0..<word.count - 1 {
            var hash = StableHash()
            hash.add(word[start])
            for end in start + 1..<min(start + 4, word.count) {
                hash.add(word[end])
                letters.append(hash.value)
            }
        }
    }
}
