// What kinds of things English words and phrases name, from WordNet, in memory mapped from a file.

import Glibc

/// The classes of each phrase: of what lexicographer's file it is, and what kind of thing a name is an instance of.
///
/// Layout, little-endian: "PARLEYWC", version 1, count of phrases, count of sets, count of members (UInt32 each); the
/// phrases' hashes ascending (UInt32); the phrases' sets (UInt16); where each set's members end (UInt32); the members
/// (UInt16). The memory is never written and lives as long as the program, so that any thread may read.
struct WordClasses: @unchecked Sendable {
    private let bytes: UnsafeRawPointer
    private let count: Int
    private let setCount: Int
    private let memberCount: Int

    private static let headerSize = 24
    private static let name = Array("PARLEYWC".utf8)
    /// In words; no longer phrase is looked up.
    private static let longestPhrase = 4

    /// `nil` when the bytes are no such file of this version, or are cut short.
    init?(_ bytes: UnsafeRawPointer, size: Int) {
        guard size >= Self.headerSize,
            Self.name.indices.allSatisfy({ Self.name[$0] == bytes.load(fromByteOffset: $0, as: UInt8.self) })
        else { return nil }
        func number(_ at: Int) -> Int { Int(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)) }
        count = number(12)
        setCount = number(16)
        memberCount = number(20)
        guard number(8) == 1, count <= 1 << 24, setCount <= 1 << 16, memberCount <= 1 << 24,
            Self.headerSize + count * 6 + setCount * 4 + memberCount * 2 <= size
        else { return nil }
        self.bytes = bytes
    }

    /// The end of the longest phrase from a token on, and its classes.
    func longest(_ tokens: [Token], from start: Int) -> (end: Int, classes: [UInt16])? {
        var hash = StableHash()
        var best: (end: Int, row: Int)?
        var end = start
        while end < tokens.count, end - start < Self.longestPhrase {
            hash.add(tokens[end].hash)
            end += 1
            if let row = row(UInt32(truncatingIfNeeded: hash.value ^ (hash.value >> 32))) {
                best = (end, row)
            }
        }
        return best.map { ($0.end, classes($0.row)) }
    }

    private func row(_ hash: UInt32) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if bytes.loadUnaligned(fromByteOffset: Self.headerSize + middle * 4, as: UInt32.self) < hash {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < count,
            bytes.loadUnaligned(fromByteOffset: Self.headerSize + low * 4, as: UInt32.self) == hash
        else { return nil }
        return low
    }

    private func classes(_ row: Int) -> [UInt16] {
        let setsAt = Self.headerSize + count * 4
        let endsAt = setsAt + count * 2
        let membersAt = endsAt + setCount * 4
        let set = Int(bytes.loadUnaligned(fromByteOffset: setsAt + row * 2, as: UInt16.self))
        guard set < setCount else { return [] }
        func end(_ set: Int) -> Int {
            set < 0 ? 0 : Int(bytes.loadUnaligned(fromByteOffset: endsAt + set * 4, as: UInt32.self))
        }
        let (first, last) = (end(set - 1), min(end(set), memberCount))
        guard first < last else { return [] }
        return (first..<last).map { bytes.loadUnaligned(fromByteOffset: membersAt + $0 * 2, as: UInt16.self) }
    }
}
