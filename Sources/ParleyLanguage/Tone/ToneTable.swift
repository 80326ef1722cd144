// The words that carry, turn or weigh a tone, looked up by what they are written with.

/// A table of words: what each says about how somebody feels. Made once, from the lists beside it.
struct ToneTable: Sendable {
    /// What one word does to the tone of a text.
    struct Meaning: Sendable, Hashable {
        /// From -4 to 4.
        var tone: Float = 0
        /// How much more, or less, what follows is felt, as a share.
        var strength: Float = 0
        var isNegator = false
        /// Whether what follows it weighs more than what came before.
        var isContrast = false
    }

    static let shared = ToneTable()

    /// Chinese words are no longer than this, and English phrases no longer than so many words.
    static let longestHan = 12
    static let longestPhrase = 6
    /// Stems speak for other forms from this tone and length on: weaker words say too little to be guessed from.
    private static let leastStemTone: Float = 1.8
    private static let leastStem = 4

    private var words: [UInt64: Meaning] = [:]
    private var stems: [UInt64: Float] = [:]
    /// Whether a word may begin with a scalar, by the scalar's lowest ten bits: most do not.
    private var beginnings = [Bool](repeating: false, count: 1024)
    private var signs: [Scalar: [(sign: [Scalar], tone: Float)]] = [:]

    func mayBegin(_ scalar: Scalar) -> Bool { beginnings[Int(scalar & 1023)] }

    /// The word's meaning, by the ``StableHash`` of its characters; words of a phrase are parted by one blank.
    func meaning(_ key: UInt64) -> Meaning? { words[key] }

    /// The tone of an English word by its stem; a little less than that of the form that the list has.
    func tone(ofStem key: UInt64) -> Float? { stems[key].map { $0 * 0.9 } }

    /// The longest emoticon or emoji at a place of a text: how many characters it has, and its tone.
    func sign(_ text: [Scalar], at start: Int) -> (count: Int, tone: Float)? {
        guard let candidates = signs[text[start]] else { return nil }
        for (sign, tone) in candidates {
            let end = start + sign.count
            guard end <= text.count, text[start..<end].elementsEqual(sign) else { continue }
            if text[start].isASCIIWord, start > 0, text[start - 1].isASCIIWord { continue }
            if text[end - 1].isASCIIWord, end < text.count, text[end].isASCIIWord { continue }
            return (sign.count, tone)
        }
        return nil
    }

    // MARK: filling

    private init() {
        var stem = EnglishStem()
        for (tone, word) in Self.entries(Self.englishPraise) + Self.entries(Self.englishBlame) {
            self[word].tone = tone
            guard abs(tone) >= Self.leastStemTone, word.allSatisfy(\.isLowerLatin) else { continue }
            let letters = stem.stem(word[...])
            guard letters.count >= Self.leastStem else { continue }
            let key = StableHash.of(bytes: letters)
            // Forms that contradict each other say nothing about a third.
            if let known = stems[key] { stems[key] = known * tone > 0 ? known : 0 } else { stems[key] = tone }
        }
        for (tone, word) in Self.entries(Self.chinesePraise) + Self.entries(Self.chineseBlame) {
            self[word].tone = tone
        }
        for word in Self.words(Self.negators) {
            self[word].isNegator = true
        }
        for word in Self.words(Self.contrasts) {
            self[word].isContrast = true
        }
        for (strength, word) in Self.entries(Self.intensifiers) {
            self[word].strength = strength
        }
        for (tone, sign) in Self.entries(Self.emoticons) {
            guard let first = sign.first else { continue }
            signs[first, default: []].append((sign, tone))
        }
        for key in signs.keys { signs[key]?.sort { $0.sign.count > $1.sign.count } }
    }

    private subscript(word: [Scalar]) -> Meaning {
        get { words[StableHash.of(word)] ?? Meaning() }
        set {
            words[StableHash.of(word)] = newValue
            if let first = word.first { beginnings[Int(first & 1023)] = true }
        }
    }

    /// Words behind the number that their line begins with; the signs of emoticons keep their `_`.
    private static func entries(_ table: String) -> [(Float, [Scalar])] {
        let keepsMarks = table == emoticons
        return table.split(whereSeparator: \.isNewline).flatMap { line -> [(Float, [Scalar])] in
            let words = line.split(separator: " ")
            guard let first = words.first, let number = Float(first) else { return [] }
            return words.dropFirst().map { (number, scalars(of: $0, keepsMarks: keepsMarks)) }
        }
    }

    private static func words(_ table: String) -> [[Scalar]] {
        table.split { $0 == " " || $0.isNewline }.map { scalars(of: $0, keepsMarks: false) }
    }

    private static func scalars(of word: Substring, keepsMarks: Bool) -> [Scalar] {
        word.unicodeScalars.map(\.value).compactMap { scalar in
            if scalar == 0xFE0F { return nil }
            return scalar == 0x5F && !keepsMarks ? .blank : scalar
        }
    }
}
