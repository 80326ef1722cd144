// Where each element of a pattern stands in it, as bits: what bit-parallel comparison looks up.

/// For each element of a pattern, the places at which it stands, 64 to a block. O(1) to look up.
struct PatternBits<Element: FixedWidthInteger & UnsignedInteger> {
    let count: Int
    let blocks: Int
    /// Of elements below 256, by element, then block.
    private var low: [UInt64]
    /// Of others: an open table of twice as many slots as the pattern has elements, 0 an empty one.
    private var keys: [Element] = []
    private var high: [UInt64] = []

    init(_ pattern: ArraySlice<Element>) {
        count = pattern.count
        blocks = max(1, (pattern.count + 63) / 64)
        low = [UInt64](repeating: 0, count: 256 * blocks)
        for (place, element) in pattern.enumerated() {
            let bit = UInt64(1) << UInt64(place & 63)
            if element < 256 {
                low[Int(element) * blocks + place >> 6] |= bit
            } else {
                if keys.isEmpty { makeRoom() }
                let slot = slot(of: element)
                keys[slot] = element
                high[slot * blocks + place >> 6] |= bit
            }
        }
    }

    private mutating func makeRoom() {
        var size = 16
        while size < count * 2 { size *= 2 }
        keys = [Element](repeating: 0, count: size)
        high = [UInt64](repeating: 0, count: size * blocks)
    }

    private func slot(of element: Element) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: element &* 31 ^ element >> 7) & mask
        while keys[slot] != element, keys[slot] != 0 { slot = (slot + 1) & mask }
        return slot
    }

    /// The places of an element within a block.
    @inline(__always)
    func of(_ element: Element, block: Int) -> UInt64 {
        if element < 256 { return low[Int(element) * blocks + block] }
        if keys.isEmpty { return 0 }
        return high[slot(of: element) * blocks + block]
    }
}
