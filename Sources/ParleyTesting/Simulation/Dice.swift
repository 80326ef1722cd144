// Chance that a seed decides: the same throws in every process.

/// SplitMix64 (Steele, Lea and Flood 2014).
package struct Dice: Sendable {
    private var state: UInt64

    /// - Parameter purpose: throws for different purposes do not depend on each other.
    package init(_ seed: UInt64, purpose: UInt64 = 0) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ purpose &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to the limit, exclusive; 0 where that leaves nothing.
    package mutating func below(_ limit: Int) -> Int {
        limit > 0 ? Int(next() % UInt64(limit)) : 0
    }

    package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    /// One of a list that is not empty.
    package mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

    package mutating func shuffled<T>(_ list: [T]) -> [T] {
        var list = list
        for index in list.indices.dropLast().reversed() { list.swapAt(index + 1, below(index + 2)) }
        return list
    }
}
