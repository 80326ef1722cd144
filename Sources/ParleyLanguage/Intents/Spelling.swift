// Typing errors in the words of a message, held against the words of the bot's examples.

/// The words that a bot's examples are made of. With a dozen examples an intent the one telling word decides, and a slip
/// in it would leave nothing that tells: "I want to retrun my order".
///
/// A word is found by what is left of it when a letter is taken out, as in SymSpell (W. Garbe 2012): a slip is a letter
/// too many, one missing, one in the place of another, or two in wrong order. A word costs its length, however many
/// words there are.
struct Spelling: Sendable {
    /// Shorter words have too many neighbours, longer ones are none.
    private static let lengths = 4...24
    /// So many examples hold people's slips themselves.
    private static let mostExamples = 5000

    /// What is left of each word without one of its letters, and the word itself: which words it may be.
    private var shortened: [UInt64: [Int32]] = [:]
    private var words: [[Scalar]] = []
    private var known = Set<UInt64>()

    init(examples: [PreparedText]) {
        guard examples.count <= Self.mostExamples else { return }
        for example in examples {
            for token in Tokeniser.tokens(example.folded, in: example.range) where token.kind == .word {
                let word = example.folded[token.range]
                guard Self.isWord(word), known.insert(token.hash).inserted else { continue }
                let number = Int32(truncatingIfNeeded: words.count)
                words.append(Array(word))
                for left in Self.shortened(word) { shortened[left, default: []].append(number) }
            }
        }
    }

    /// The text as it reads with its words' slips mended, and the same stretches of it.
    func mended(_ text: PreparedText, _ stretches: [Range<Int>]) -> (PreparedText, [Range<Int>]) {
        guard !words.isEmpty else { return (text, stretches) }
        var changes: [(range: Range<Int>, word: [Scalar])] = []
        var stem = EnglishStem()
        for range in Self.words(text.folded, in: text.range)
        where !stretches.contains(where: { $0.overlaps(range) }) {
            if let word = meant(text.folded[range], &stem) { changes.append((range, word)) }
        }
        guard !changes.isEmpty else { return (text, stretches) }
        var mended = text
        for change in changes.reversed() { mended.replace(change.range, with: change.word) }
        let moved = stretches.map { stretch in
            let before = changes.filter { $0.range.upperBound <= stretch.lowerBound }
            let shift = before.reduce(0) { $0 + $1.word.count - $1.range.count }
            return stretch.lowerBound + shift..<stretch.upperBound + shift
        }
        return (mended, moved)
    }

    /// The word that was meant; `nil` for one that is right, or like none.
    private func meant(_ word: ArraySlice<Scalar>, _ stem: inout EnglishStem) -> [Scalar]? {
        guard !known.contains(StableHash.of(word)), !Self.isEnglish(word, &stem) else { return nil }
        var best: Int32?
        var seen = Set<Int32>()
        for left in Self.shortened(word) {
            for number in shortened[left] ?? [] where seen.insert(number).inserted {
                let other = words[Int(number)]
                guard EditDistance.between(word, other[...], limit: 1) == 1 else { continue }
                if best.map({ isNearer(number, than: $0, to: word) }) ?? true { best = number }
            }
        }
        return best.map { words[Int($0)] }
    }

    /// Of two words one letter away the one with the same beginning is meant, then the one of the same length.
    private func isNearer(_ one: Int32, than other: Int32, to word: ArraySlice<Scalar>) -> Bool {
        func rank(_ number: Int32) -> Int {
            let candidate = words[Int(number)]
            return (candidate.first == word.first ? 2 : 0) + (candidate.count == word.count ? 1 : 0)
        }
        return (rank(one), other) > (rank(other), one)
    }

    private static func isWord(_ word: ArraySlice<Scalar>) -> Bool {
        lengths.contains(word.count) && word.allSatisfy(\.isLowerLatin)
    }

    /// The words in Latin letters that may have a slip.
    private static func words(_ text: [Scalar], in range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = range.lowerBound
        for position in range.lowerBound...range.upperBound {
            if position < range.upperBound, text[position].isASCIIWord || text[position] == 0x27 { continue }
            if isWord(text[start..<position]) { found.append(start..<position) }
            start = position + 1
        }
        return found
    }

    /// Whether it is a word in its own right, whatever the examples say.
    private static func isEnglish(_ word: ArraySlice<Scalar>, _ stem: inout EnglishStem) -> Bool {
        if FunctionWords.contains(StableHash.of(word)) { return true }
        return WordVectors.english?.row(stem.key(of: word)) != nil
    }

    private static func shortened(_ word: ArraySlice<Scalar>) -> Set<UInt64> {
        var left: Set<UInt64> = [StableHash.of(word)]
        for missing in word.indices {
            var hash = StableHash()
            for index in word.indices where index != missing { hash.add(word[index]) }
            left.insert(hash.value)
        }
        return left
    }
}
