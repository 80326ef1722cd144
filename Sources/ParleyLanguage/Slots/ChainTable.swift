// Numbers for keys: an open hash table that never changes its order between processes.

/// Linear probing over a power of two of places, at most half of them taken.
struct ChainTable: Sendable {
    private(set) var keys: [UInt64]
    private(set) var values: [Int32]
    private(set) var count = 0

    init(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        values = [Int32](repeating: 0, count: size)
    }

    /// A table as it was written; `nil` when no search of it would end, or a value is not in `0..<limit`.
    init?(keys: [UInt64], values: [Int32], below limit: Int32) {
        let size = keys.count
        guard size > 0, size & (size - 1) == 0, values.count == size else { return nil }
        for (key, value) in zip(keys, values) where key != 0 {
            guard value >= 0, value < limit else { return nil }
            count += 1
        }
        guard count * 2 <= size else { return nil }
        self.keys = keys
        self.values = values
    }

    private func place(_ key: UInt64) -> Int {
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: (key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
        while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    /// The number of a key that is not 0, or -1.
    func value(_ key: UInt64) -> Int32 {
        let place = place(key)
        return keys[place] == 0 ? -1 : values[place]
    }

    mutating func set(_ key: UInt64, _ value: Int32) {
        guard key != 0 else { return }
        if count * 2 >= keys.count { grow() }
        let place = place(key)
        if keys[place] == 0 {
            keys[place] = key
            count += 1
        }
        values[place] = value
    }

    /// The number of a key; a new one gets the next.
    mutating func number(_ key: UInt64) -> Int32 {
        let known = value(key)
        if known >= 0 { return known }
        let next = Int32(truncatingIfNeeded: count)
        set(key, next)
        return next
    }

    private mutating func grow() {
        var larger = ChainTable(capacity: keys.count)
        for (key, value) in zip(keys, values) where key != 0 { larger.set(key, value) }
        self = larger
    }
}
