// What of a message counts when it is compared with examples: words and letters of English, characters of Chinese.

/// The views of a text, each of unit length on its own; the weights say how much each counts (chosen on development
/// data).
enum FeatureBlock: Int, Sendable, CaseIterable {
    case words, neighbours, skips, pairs, letters, characters, field, terms

    static let count = 8

    /// By ``rawValue``.
    static let weights: [Float] = [1, 0.7, 0.4, 0.5, 1, 1.2, 0.6, 0.3]
}

/// The features of one text as keys, the block of each in its lowest three bits, the next one set when it is made of
/// function words alone, the next when it is a word by itself; a feature that stands twice is there twice.
struct FeatureKeys: Sendable {
    /// A word, a number, a Chinese character or a mark.
    private struct Unit: Sendable {
        var key: UInt64
        var isFunction: Bool
        var isLatin: Bool
        var isMark = false
    }

    private(set) var keys: [UInt64] = []
    /// The words' stems, and Chinese words, function words too, for word vectors.
    private(set) var stems: [UInt64] = []
    /// How many of the text's units are words in Latin letters or the like, and how many stand alone.
    private(set) var latinCount = 0
    private(set) var aloneCount = 0

    /// Whether it says anything but function words and Chinese words that are common.
    private(set) var hasContent = false
    /// Where the keys of neighbours begin.
    private var firstSequence = 0
    /// The keys of units with their neighbours.
    var sequences: some Sequence<UInt64> {
        keys[firstSequence...].lazy.filter {
            let block = Self.block($0)
            return block == FeatureBlock.neighbours.rawValue || block == FeatureBlock.characters.rawValue
        }
    }

    private var units: [Unit] = []
    private var stem = EnglishStem()
    private var word: [Scalar] = []

    private static let edge: UInt64 = 0x6564_6765_0000_0001
    private static let number: UInt64 = 0x6E75_6D62_6572_0001
    /// Pairs of all content words are counted up to so many words; a long message costs no more than a short one.
    private static let pairLimit = 12
    /// Longer words are one feature: no letters within are looked at beyond it.
    private static let longestWord = 24

    init() {
        keys.reserveCapacity(320)
        units.reserveCapacity(48)
        stems.reserveCapacity(32)
        word.reserveCapacity(32)
    }

    static func isFunction(_ key: UInt64) -> Bool { key & 8 != 0 }
    /// Whether it is a word by itself, and no mark.
    static func isUnit(_ key: UInt64) -> Bool { key & 16 != 0 }
    static func block(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key & 7) }

    /// Reads a stretch of a prepared text, in lower case and half width.
    mutating func read(_ text: [Scalar], in range: Range<Int>, without masked: [Range<Int>] = []) {
        keys.removeAll(keepingCapacity: true)
        stems.removeAll(keepingCapacity: true)
        units.removeAll(keepingCapacity: true)
        latinCount = 0
        aloneCount = 0
        hasContent = false
        var position = range.lowerBound
        var run = position..<position
        while position < range.upperBound {
            if !masked.isEmpty, let mask = masked.first(where: { $0.contains(position) }) {
                position = max(position + 1, mask.upperBound)
                continue
            }
            if text[position].isHan, position >= run.upperBound {
                run = Self.run(text, from: position, limit: range.upperBound, without: masked)
                addTerms(text, in: run)
            }
            position = readUnit(text, at: position, limit: range.upperBound)
        }
        hasContent = hasContent || units.contains { !$0.isFunction && $0.isLatin }
        for unit in units where unit.isMark && aloneCount > 0 {
            append(unit.key, .characters, isFunction: true)
        }
        firstSequence = keys.count
        addNeighbours()
        addPairs()
    }

    /// Chinese words. Characters tell classes apart; which words are known tells whether a message is about what the
    /// examples are about.
    private mutating func addTerms(_ text: [Scalar], in run: Range<Int>) {
        let first = stems.count
        ChineseWords.read(text, in: run, into: &stems)
        for word in stems[first...] {
            if !ChineseWords.isCommon(word), !FunctionWords.contains(word) { hasContent = true }
            append(Self.mixed(word, 17), .terms, isFunction: ChineseWords.isCommon(word), isUnit: true)
        }
    }

    /// The Chinese characters from a place on, up to anything else or what is left out.
    private static func run(
        _ text: [Scalar], from start: Int, limit: Int, without masked: [Range<Int>]
    ) -> Range<Int> {
        var end = start + 1
        while end < limit, text[end].isHan, !masked.contains(where: { $0.contains(end) }) { end += 1 }
        return start..<end
    }

    /// The same text without the features of some blocks.
    func without(_ blocks: Set<FeatureBlock>) -> FeatureKeys {
        var copy = self
        copy.keys.removeAll { key in blocks.contains { $0.rawValue == Self.block(key) } }
        return copy
    }

    /// Groups of ``FieldWords`` that the text has words of.
    mutating func add(groups: UInt64) {
        for bit in 0..<64 where groups >> UInt64(bit) & 1 == 1 {
            append(Self.mixed(UInt64(bit), 13), .field)
        }
    }

    // MARK: units

    private mutating func readUnit(_ text: [Scalar], at start: Int, limit: Int) -> Int {
        let first = text[start]
        if first == .blank { return start + 1 }
        if first.isDigit {
            var end = start + 1
            while end < limit, text[end].isDigit || Self.joinsDigits(text, end, limit) { end += 1 }
            // One number is as good as another.
            add(Unit(key: Self.number, isFunction: true, isLatin: true), .words)
            return end
        }
        if first.isASCIILetter || !first.standsAlone && first.isLetter {
            return readWord(text, at: start, limit: limit)
        }
        let key = Self.mixed(UInt64(first), 7)
        if first.standsAlone {
            aloneCount += 1
            let isFunction = FunctionWords.contains(StableHash.of(CollectionOfOne(first)))
            units.append(Unit(key: key, isFunction: isFunction, isLatin: false))
            append(key, .characters, isFunction: isFunction)
        } else {
            // A mark: counted beside Chinese characters only, when all are known.
            units.append(Unit(key: key, isFunction: true, isLatin: false, isMark: true))
        }
        return start + 1
    }

    private static func joinsDigits(_ text: [Scalar], _ at: Int, _ limit: Int) -> Bool {
        (text[at] == 0x2E || text[at] == 0x2C) && at + 1 < limit && text[at + 1].isDigit
    }

    private mutating func readWord(_ text: [Scalar], at start: Int, limit: Int) -> Int {
        var end = start + 1
        while end < limit {
            let joins = text[end] == 0x27 && end + 1 < limit && text[end + 1].isLetter
            guard text[end].isLetter || joins else { break }
            end += 1
        }
        for part in Contractions.expanded(text[start..<end]) { addWord(part) }
        return end
    }

    private mutating func addWord(_ letters: ArraySlice<Scalar>) {
        let isFunction = FunctionWords.contains(StableHash.of(letters))
        let key = stem.key(of: letters)
        stems.append(key)
        add(Unit(key: key, isFunction: isFunction, isLatin: true), .words)
        addLetters(letters, isFunction: isFunction)
    }

    private mutating func add(_ unit: Unit, _ block: FeatureBlock) {
        latinCount += 1
        units.append(unit)
        append(unit.key, block, isFunction: unit.isFunction, isUnit: unit.key != Self.number)
    }

    private mutating func append(
        _ key: UInt64, _ block: FeatureBlock, isFunction: Bool = false, isUnit: Bool = false
    ) {
        let flags: UInt64 = (isFunction ? 8 : 0) | (isUnit ? 16 : 0)
        keys.append(key & ~31 | UInt64(truncatingIfNeeded: block.rawValue) | flags)
    }

    private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var value = (left ^ (right &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
        value ^= value >> 29
        return value &* 0x94D0_49BB_1331_11EB ^ right
    }

    // MARK: letters within words

    /// Runs of 2 to 5 letters of a word with its ends marked: they forgive typing errors and unknown endings.
    private mutating func addLetters(_ letters: ArraySlice<Scalar>, isFunction: Bool) {
        word.removeAll(keepingCapacity: true)
        word.append(0x3C)
        word.append(contentsOf: letters.prefix(Self.longestWord))
        word.append(0x3E)
        for start in 0..<(word.count - 1) {
            var hash = StableHash()
            hash.add(word[start])
            for end in (start + 1)..<min(start + 5, word.count) {
                hash.add(word[end])
                append(Self.mixed(hash.value, 11), .letters, isFunction: isFunction)
            }
        }
    }

    // MARK: several units

    private mutating func addNeighbours() {
        let isChinese = aloneCount > 0
        guard latinCount + aloneCount > 0 else { return }
        // Marks count beside Chinese characters only.
        if !isChinese { units.removeAll { !$0.isLatin } }
        for index in 0...units.count {
            let left = index > 0 ? units[index - 1] : nil
            let right = index < units.count ? units[index] : nil
            let isLatin = (left?.isLatin ?? !isChinese) && (right?.isLatin ?? !isChinese)
            let key = Self.mixed(left?.key ?? Self.edge, right?.key ?? Self.edge)
            let isFunction = (left?.isFunction ?? true) && (right?.isFunction ?? true)
            append(key, isLatin ? .neighbours : .characters, isFunction: isFunction)
            for gap in 1...2 where index + gap < units.count {
                guard let left, left.isLatin, units[index + gap].isLatin else { continue }
                let both = left.isFunction && units[index + gap].isFunction
                append(Self.mixed(left.key ^ 0x5151, units[index + gap].key), .skips, isFunction: both)
            }
        }
    }

    /// Content words in any order and at any distance.
    private mutating func addPairs() {
        var count = 0
        for right in units.indices where units[right].isLatin && !units[right].isFunction {
            for left in units[..<right] where left.isLatin && !left.isFunction {
                let low = min(left.key, units[right].key)
                let high = max(left.key, units[right].key)
                append(Self.mixed(low ^ 0x7070, high), .pairs)
            }
            count += 1
            if count >= Self.pairLimit { return }
        }
    }
}

extension StableHash {
    static func of(bytes: [UInt8]) -> UInt64 {
        var hash = StableHash()
        for byte in bytes { hash.add(Scalar(byte)) }
        return hash.value
    }
}
