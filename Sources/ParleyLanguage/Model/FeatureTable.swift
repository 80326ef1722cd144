// The numbers of known features, by their keys.

/// A hash table with open addressing, on two flat arrays: a look-up touches one or two cache lines.
struct FeatureTable: Sendable {
    /// The key of each place; 0: free.
    private(set) var keys: [UInt64]
    private(set) var ids: [Int32]
    private var mask: Int
    private(set) var count = 0

    init(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        ids = [Int32](repeating: 0, count: size)
        mask = size - 1
    }

    /// Where the search for a key begins. Its lowest bits hold the block and more.
    @inline(__always)
    static func start(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key >> 5) ^ (key >> 37)) }

    private func place(_ key: UInt64) -> Int {
        var place = Self.start(key) & mask
        while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    /// The number of a key; -1 when it is not known.
    func id(_ key: UInt64) -> Int32 {
        let place = place(key)
        return keys[place] == 0 ? -1 : ids[place]
    }

    /// The number of a key, the next free one when it is new.
    mutating func insert(_ key: UInt64) -> Int32 {
        let place = place(key)
        if keys[place] != 0 { return ids[place] }
        if (count + 1) * 2 > keys.count {
            grow()
            return insert(key)
        }
        let id = Int32(truncatingIfNeeded: count)
        keys[place] = key
        ids[place] = id
        count += 1
        return id
    }

    mutating func set(_ key: UInt64, _ id: Int32) {
        if (count + 1) * 2 > keys.count { grow() }
        let place = place(key)
        if keys[place] == 0 { count += 1 }
        keys[place] = key
        ids[place] = id
    }

    private mutating func grow() {
        let old = (keys, ids)
        keys = [UInt64](repeating: 0, count: old.0.count * 2)
        ids = [Int32](repeating: 0, count: keys.count)
        mask = keys.count - 1
        for index in old.0.indices where old.0[index] != 0 {
            let place = place(old.0[index])
            keys[place] = old.0[index]
            ids[place] = old.1[index]
        }
    }
}
