// A dictionary of the values that examples give for slots.

/// Values by the hash of their tokens, with the slots they were seen for and how often.
struct SeenValues: Sendable {
    struct Entry: Sendable {
        var slot: Int32
        var count: Int32
    }

    /// In tokens; longer values are not looked up.
    static let limit = 10
    private var table = ChainTable(capacity: 256)
    private var entries: [[Entry]] = []
    /// What `table` says of the beginning of a longer value that is no value itself.
    private static let beginning: Int32 = 0

    var isEmpty: Bool { entries.isEmpty }

    mutating func add(_ tokens: ArraySlice<Token>, slot: Int, count: Int = 1) {
        guard !tokens.isEmpty, tokens.count <= Self.limit else { return }
        var hash = StableHash()
        for token in tokens.dropLast() {
            hash.add(token.hash)
            if table.value(hash.value) < 0 { table.set(hash.value, Self.beginning) }
        }
        if let last = tokens.last { hash.add(last.hash) }
        var index = Int(table.value(hash.value)) - 1
        if index < 0 {
            index = entries.count
            entries.append([])
            table.set(hash.value, Int32(truncatingIfNeeded: index + 1))
        }
        if let known = entries[index].firstIndex(where: { $0.slot == Int32(slot) }) {
            entries[index][known].count += Int32(count)
        } else {
            entries[index].append(Entry(slot: Int32(slot), count: Int32(count)))
        }
    }

    /// All stretches of a message that are seen values.
    func visit(_ tokens: [Token], _ body: (Range<Int>, [Entry]) -> Void) {
        guard !entries.isEmpty else { return }
        for start in tokens.indices {
            var hash = StableHash()
            var end = start
            while end < tokens.count, end - start < Self.limit {
                hash.add(tokens[end].hash)
                end += 1
                let found = table.value(hash.value)
                if found < 0 { break }
                if found > 0 { body(start..<end, entries[Int(found) - 1]) }
            }
        }
    }
}
