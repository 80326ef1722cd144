// What the chain model looks at for each token of a message.

/// Features as hashes: the words around, their beginnings and ends, what kind of token it is, whether it is known, the
/// stretches that are seen values of a slot, and the classes that WordNet puts words into.
struct ChainKeys: Sendable {
    /// How often each word stands in the examples.
    private(set) var counts = ChainTable(capacity: 256)
    private(set) var seen = SeenValues()
    private let classes: WordClasses?
    /// Whether examples show values: only then what words are made of tells values from what is around them.
    private let showsValues: Bool
    /// Seen so often a word is known; below, what it is made of and what stands around it say more.
    private static let known: Int32 = 2

    /// Learns words and values from examples that are tagged.
    init(_ texts: [ChainText], tags: [[Int32]], _ names: SlotTags, classes: WordClasses?) {
        showsValues = texts.allSatisfy(\.open.isEmpty)
        self.classes = showsValues ? classes : nil
        for (text, tags) in zip(texts, tags) {
            for (index, token) in text.tokens.enumerated() where !text.open.contains(index) {
                counts.set(token.hash, max(counts.value(token.hash), 0) + 1)
            }
            for (slot, tokens) in names.spans(tags) where text.open.isDisjoint(with: tokens) {
                seen.add(text.tokens[tokens], slot: slot)
            }
        }
    }

    /// Of examples that show no values.
    init(counts: ChainTable) {
        self.counts = counts
        showsValues = false
        classes = nil
    }

    /// Whether the counts of words are all that was learned.
    var isOfWordsAlone: Bool { !showsValues && seen.isEmpty }

    /// A value that nobody has said yet: a synonym, an option.
    mutating func add(_ value: ArraySlice<Token>, slot: Int) { seen.add(value, slot: slot, count: 1) }

    /// Each token's features, all in one list that ends for token t at `ends[t]`.
    ///
    /// - Parameter tags: in training, of this very example: its own values do not count as seen.
    func keys(of text: ChainText, names: SlotTags, tags: [Int32] = []) -> (keys: [UInt64], ends: [Int]) {
        var extra = [[UInt64]](repeating: [], count: text.tokens.count)
        addSeen(text, own: names.spans(tags), to: &extra)
        if let classes { addClasses(text, classes, to: &extra) }
        addMarks(text, to: &extra)
        let window = Window(text, counts, known: Self.known, readsWords: showsValues)
        var keys: [UInt64] = []
        keys.reserveCapacity(text.tokens.count * 48)
        var ends: [Int] = []
        for index in text.tokens.indices {
            window.addKeys(at: index, to: &keys)
            keys += extra[index]
            ends.append(keys.count)
        }
        return (keys, ends)
    }

    static func key(_ kind: UInt64, _ one: UInt64 = 0, _ other: UInt64 = 0) -> UInt64 {
        var key = kind &* 0x9E37_79B9_7F4A_7C15
        key = (key ^ (one &* 0xBF58_476D_1CE4_E5B9))
        key = (key ^ (key >> 29)) &* 0x94D0_49BB_1331_11EB
        key = (key ^ (other &* 0xD6E8_FEB8_6659_FD93))
        key = (key ^ (key >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return key ^ (key >> 29)
    }

    private func addSeen(
        _ text: ChainText, own: [(slot: Int, tokens: Range<Int>)], to extra: inout [[UInt64]]
    ) {
        seen.visit(text.tokens) { range, entries in
            for entry in entries {
                let isOwn = own.contains { $0.tokens == range && $0.slot == Int(entry.slot) }
                guard entry.count > (isOwn ? 1 : 0) else { continue }
                let slot = UInt64(entry.slot)
                let length = UInt64(min(range.count, 4))
                for index in range {
                    let part = Self.part(index, of: range)
                    extra[index].append(Self.key(100, slot, part))
                    extra[index].append(Self.key(101, slot, part * 8 + length))
                }
                if range.lowerBound > 0 { extra[range.lowerBound - 1].append(Self.key(102, slot)) }
                if range.upperBound < extra.count { extra[range.upperBound].append(Self.key(103, slot)) }
            }
        }
    }

    /// The longest known phrase from each place on, and its classes.
    private func addClasses(_ text: ChainText, _ classes: WordClasses, to extra: inout [[UInt64]]) {
        var start = 0
        while start < text.tokens.count {
            guard let (end, found) = classes.longest(text.tokens, from: start) else {
                start += 1
                continue
            }
            for one in found {
                for index in start..<end {
                    extra[index].append(Self.key(110, UInt64(one), Self.part(index, of: start..<end)))
                }
                if start > 0 { extra[start - 1].append(Self.key(112, UInt64(one))) }
                if end < extra.count { extra[end].append(Self.key(113, UInt64(one))) }
            }
            start = end
        }
    }

    private func addMarks(_ text: ChainText, to extra: inout [[UInt64]]) {
        for (mark, range) in text.marks {
            for index in range { extra[index].append(Self.key(120, mark, Self.part(index, of: range))) }
            if range.lowerBound > 0 { extra[range.lowerBound - 1].append(Self.key(122, mark)) }
            if range.upperBound < extra.count { extra[range.upperBound].append(Self.key(123, mark)) }
        }
    }

    /// 0 inside, 1 first, 2 last, 3 both.
    private static func part(_ index: Int, of range: Range<Int>) -> UInt64 {
        (index == range.lowerBound ? 1 : 0) + (index == range.upperBound - 1 ? 2 : 0)
    }
}
