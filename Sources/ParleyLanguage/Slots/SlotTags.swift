// The tags that a chain gives to tokens: outside of all values, at the beginning of one, inside one.

/// Tag 0 is outside; 1 + 2s begins a value of slot s, 2 + 2s goes on with it (Ramshaw & Marcus 1995).
///
/// A message of an intent can only have the tags of that intent's slots: its *set*.
struct SlotTags: Sendable {
    let slots: [String]
    let intents: [String]
    /// Each intent's tags, ascending, 0 first.
    let sets: [[Int32]]
    /// Where a tag stands in an intent's set, -1 for none.
    let places: [[Int32]]
    private let slotNumbers: [String: Int]
    private let intentNumbers: [String: Int]

    var count: Int { 1 + 2 * slots.count }

    init(_ examples: [SlotExample]) {
        self.init(
            Dictionary(grouping: examples, by: \.intent).mapValues { examples in
                Set(examples.flatMap { $0.spans.map(\.slot) })
            })
    }

    /// - Parameter intents: with the slots of each.
    init(_ slotsOfIntents: [String: Set<String>]) {
        slots = slotsOfIntents.values.reduce(into: Set()) { $0.formUnion($1) }.sorted()
        intents = slotsOfIntents.keys.sorted()
        slotNumbers = Dictionary(uniqueKeysWithValues: slots.enumerated().map { ($1, $0) })
        intentNumbers = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
        let numbers = slotNumbers
        sets = intents.map { intent in
            let own = (slotsOfIntents[intent] ?? []).compactMap { numbers[$0] }
            return ([0] + own.flatMap { [Int32(1 + 2 * $0), Int32(2 + 2 * $0)] }).sorted()
        }
        let count = 1 + 2 * slots.count
        places = sets.map { set in
            var places = [Int32](repeating: -1, count: count)
            for (place, tag) in set.enumerated() { places[Int(tag)] = Int32(place) }
            return places
        }
    }

    func number(ofSlot name: String) -> Int? { slotNumbers[name] }
    func number(ofIntent name: String) -> Int? { intentNumbers[name] }

    static func isInside(_ tag: Int32) -> Bool { tag > 0 && tag & 1 == 0 }

    /// Whether a tag may follow another: the inside of a value only its beginning or inside.
    static func mayFollow(_ tag: Int32, _ before: Int32) -> Bool {
        !isInside(tag) || before == tag || before == tag - 1
    }

    /// The values that tags mark.
    func spans(_ tags: [Int32]) -> [(slot: Int, tokens: Range<Int>)] {
        var spans: [(slot: Int, tokens: Range<Int>)] = []
        var index = 0
        while index < tags.count {
            guard tags[index] > 0 else {
                index += 1
                continue
            }
            let start = index
            index += 1
            while index < tags.count, Self.isInside(tags[index]) { index += 1 }
            spans.append((Int((tags[start] - 1) / 2), start..<index))
        }
        return spans
    }

    /// The tags of an example's tokens.
    func tags(of example: SlotExample, in text: ChainText) -> [Int32] {
        var tags = [Int32](repeating: 0, count: text.tokens.count)
        for span in example.spans {
            let tokens = text.indices(of: span.range)
            guard let slot = slotNumbers[span.slot], !tokens.isEmpty,
                tokens.allSatisfy({ tags[$0] == 0 })
            else { continue }
            for index in tokens { tags[index] = Int32(index == tokens.lowerBound ? 1 : 2) + Int32(2 * slot) }
        }
        return tags
    }
}
