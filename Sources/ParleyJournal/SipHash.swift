// A keyed hash that shows whether stored bytes were changed (SipHash-2-4, Aumasson and Bernstein 2012).

/// 128 bits, random for each store.
struct SipKey: Hashable, Sendable {
    var low: UInt64
    var high: UInt64

    /// The bytes in the order of the paper: little-endian; `nil` unless there are sixteen.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        low = bytes[0..<8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        high = bytes[8..<16].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// From the system's own randomness.
    static func randomBytes() -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }
}

/// The state of the hash: four words, fed with 64-bit words.
struct SipHash {
    private var v0, v1, v2, v3: UInt64
    private var length: UInt64 = 0

    @inline(__always)
    init(_ key: SipKey) {
        v0 = key.low ^ 0x736f_6d65_7073_6575
        v1 = key.high ^ 0x646f_7261_6e64_6f6d
        v2 = key.low ^ 0x6c79_6765_6e65_7261
        v3 = key.high ^ 0x7465_6462_7974_6573
    }

    @inline(__always)
    private mutating func round() {
        v0 = v0 &+ v1
        v1 = (v1 << 13 | v1 >> 51) ^ v0
        v0 = v0 << 32 | v0 >> 32
        v2 = v2 &+ v3
        v3 = (v3 << 16 | v3 >> 48) ^ v2
        v0 = v0 &+ v3
        v3 = (v3 << 21 | v3 >> 43) ^ v0
        v2 = v2 &+ v1
        v1 = (v1 << 17 | v1 >> 47) ^ v2
        v2 = v2 << 32 | v2 >> 32
    }

    @inline(__always)
    private mutating func compress(_ word: UInt64) {
        v3 ^= word
        round()
        round()
        v0 ^= word
    }

    @inline(__always)
    mutating func add(_ word: UInt64) {
        compress(word)
        length = length &+ 8
    }

    /// Whole words, and what is left over (less than a word) as the low bytes of another.
    @inline(__always)
    private mutating func addWords(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var offset = 0
        while offset + 8 <= bytes.count {
            add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset += 8
        }
        var rest: UInt64 = 0
        for index in stride(from: bytes.count - 1, through: offset, by: -1) {
            rest = rest << 8 | UInt64(bytes[index])
        }
        return rest
    }

    /// A part of known length, filled up with zeros to whole words: no two sequences of parts feed the same words.
    @inline(__always)
    mutating func add(part bytes: UnsafeRawBufferPointer) {
        add(UInt64(bytes.count))
        let rest = addWords(bytes)
        if bytes.count & 7 != 0 { add(rest) }
    }

    mutating func finish() -> UInt64 { finish(rest: 0, count: 0) }

    private mutating func finish(rest: UInt64, count: Int) -> UInt64 {
        compress((length &+ UInt64(count)) << 56 | rest)
        v2 ^= 0xFF
        for _ in 0..<4 { round() }
        return v0 ^ v1 ^ v2 ^ v3
    }

    /// The paper's function of plain bytes.
    static func hash(_ bytes: [UInt8], key: SipKey) -> UInt64 {
        var hash = SipHash(key)
        let rest = bytes.withUnsafeBytes { hash.addWords($0) }
        return hash.finish(rest: rest, count: bytes.count & 7)
    }
}
