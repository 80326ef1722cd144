// What of a question counts when it is compared with others.

/// A text as keys: its words, and runs of letters within them. Each key once, in the order of the text.
///
/// Words are stems of English, single Chinese characters, numbers and marks of a Chinese text; characters are told apart
/// better by themselves than by pairs, which count a little beside them. Letters forgive typing errors and unknown
/// endings. Measured on development data in both languages.
struct QuestionFeatures: Sendable {
    /// Keys of one kind, with what each weighs beside its rarity.
    struct Block: Sendable {
        private(set) var keys: [UInt64] = []
        private(set) var weights: [Float] = []
        private var places: [UInt64: Int] = [:]

        mutating func add(_ key: UInt64, weight: Float) {
            guard places[key] == nil else { return }
            places[key] = keys.count
            keys.append(key)
            weights.append(weight)
        }
    }

    private(set) var words = Block()
    private(set) var letters = Block()
    /// How many of its words are Chinese characters, 0 to 1.
    private(set) var chineseShare: Float = 0
    /// Of the words in their order, marks left out: equal for texts that say the same.
    private(set) var hash: UInt64 = 0

    /// Past so many words a message is read no further: no question is so long.
    private static let wordLimit = 256
    /// A longer word is no word: its beginning tells enough.
    private static let letterLimit = 32
    private static let functionWeight: Float = 0.1
    private static let pairWeight: Float = 0.2

    init(_ text: String) { self.init(PreparedText(text)) }

    init(_ text: PreparedText) {
        let core = Politeness.core(text.folded, in: text.range)
        read(text.folded, in: core.isEmpty ? text.range : core)
    }

    /// The features of two texts, each key once.
    init(_ first: QuestionFeatures, joinedTo second: QuestionFeatures, weight: Float) {
        self = first
        for (key, one) in zip(second.words.keys, second.words.weights) {
            words.add(key, weight: one * weight)
        }
        for (key, one) in zip(second.letters.keys, second.letters.weights) {
            letters.add(key, weight: one * weight)
        }
        chineseShare = (first.chineseShare + second.chineseShare) / 2
    }

    private mutating func read(_ text: [Scalar], in range: Range<Int>) {
        let end = min(range.upperBound, range.lowerBound + Self.wordLimit * 16)
        let tokens = Tokeniser.tokens(text, in: range.lowerBound..<end).prefix(Self.wordLimit)
        var hash = StableHash()
        var chinese = 0
        var others = 0
        var previous: UInt64?
        for token in tokens {
            if token.kind != .mark { hash.add(token.hash) }
            switch token.kind {
            case .han:
                chinese += 1
                words.add(token.hash, weight: 1)
                if let previous { addPair(previous, token.hash) }
                previous = token.hash
            case .word:
                others += 1
                addWord(text[token.range])
                previous = nil
            case .digits:
                words.add(token.hash, weight: 1)
                previous = nil
            case .mark:
                if chinese > 0 { words.add(token.hash, weight: 1) }
                previous = nil
            }
        }
        self.hash = hash.value
        chineseShare = chinese + others > 0 ? Float(chinese) / Float(chinese + others) : 0
    }

    private mutating func addPair(_ left: UInt64, _ right: UInt64) {
        var hash = StableHash(seed: 2)
        hash.add(left)
        hash.add(right)
        words.add(hash.value, weight: Self.pairWeight)
    }

    private mutating func addWord(_ word: ArraySlice<Scalar>) {
        var stemmer = EnglishStem()
        for part in Contractions.expanded(word) {
            let isFunction = FunctionWords.contains(StableHash.of(part))
            words.add(stemmer.key(of: part[...]), weight: isFunction ? Self.functionWeight : 1)
        }
        let letters = [0x3C] + word.prefix(Self.letterLimit) + [0x3E]
        for length in 3...4 where letters.count >= length {
            for start in 0...(letters.count - length) {
                self.letters.add(StableHash.of(letters[start..<start + length]), weight: 1)
            }
        }
    }
}
