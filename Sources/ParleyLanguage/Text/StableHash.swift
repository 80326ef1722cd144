// A hash that is the same in every process, unlike Swift's own.

/// FNV-1a over 64 bits, fed scalar by scalar.
struct StableHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}
    init(seed: UInt64) { add(seed) }

    mutating func add(_ scalar: Scalar) {
        value = (value ^ UInt64(scalar)) &* 0x100_0000_01B3
    }
    mutating func add(_ other: UInt64) {
        value = (value ^ (other & 0xFFFF_FFFF)) &* 0x100_0000_01B3
        value = (value ^ (other >> 32)) &* 0x100_0000_01B3
    }

    static func of(_ scalars: some Sequence<Scalar>) -> UInt64 {
        var hash = StableHash()
        for scalar in scalars { hash.add(scalar) }
        return hash.value
    }
    static func of(_ text: String) -> UInt64 {
        var hash = StableHash()
        for scalar in text.unicodeScalars { hash.add(scalar.value) }
        return hash.value
    }
}
