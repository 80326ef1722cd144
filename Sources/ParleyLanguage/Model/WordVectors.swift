// Vectors of words, in memory that is mapped from a file or is part of the program.

import CWordVectors

/// What words mean by numbers: words of like meaning have vectors of like direction. `scripts/build-word-vectors` makes
/// the English ones from WordNet and describes the layout; `scripts/build-chinese-vectors` puts Chinese words among them.
///
/// The memory is never written and lives as long as the program, so that it may be read from any thread.
struct WordVectors: @unchecked Sendable {
    private let bytes: UnsafeRawPointer
    /// Keeps memory that is no part of the program.
    private let owner: ModelImage?
    let count: Int
    let dimensions: Int
    private let places: Int
    private let rowsAt: Int
    private let rarityAt: Int
    private let vectorsAt: Int

    private static let headerSize = 24
    private static let name = Array("PARLEYWV".utf8)

    /// Those that are part of the program: of English stems, and of Chinese words in the same space.
    static let english = WordVectors(parley_english_vectors(), size: parley_english_vectors_size())
    static let chinese = WordVectors(parley_chinese_vectors(), size: parley_chinese_vectors_size())

    /// `nil` when the bytes are no such file of this version, or are cut short.
    init?(_ bytes: UnsafeRawPointer, size: Int, owner: ModelImage? = nil) {
        guard size >= Self.headerSize,
            Self.name.indices.allSatisfy({ Self.name[$0] == bytes.load(fromByteOffset: $0, as: UInt8.self) })
        else { return nil }
        func number(_ at: Int) -> Int { Int(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)) }
        guard number(8) == 1 else { return nil }
        count = number(12)
        dimensions = number(16)
        places = number(20)
        guard places > 0, places <= 1 << 20, places & (places - 1) == 0, count < places, count <= 1 << 16,
            (1...1024).contains(dimensions)
        else { return nil }
        rowsAt = Self.headerSize + places * 8
        rarityAt = rowsAt + places * 2
        vectorsAt = rarityAt + count
        guard vectorsAt + count * dimensions <= size else { return nil }
        self.bytes = bytes
        self.owner = owner
    }

    init?(_ image: ModelImage) { self.init(image.base, size: image.size, owner: image) }

    /// The row of a stem, by its FNV-1a hash.
    func row(_ key: UInt64) -> Int? {
        var place = Int(truncatingIfNeeded: key ^ (key >> 32)) & (places - 1)
        for _ in 0..<places {
            let found = bytes.loadUnaligned(fromByteOffset: Self.headerSize + place * 8, as: UInt64.self)
            if found == key {
                let row = Int(bytes.loadUnaligned(fromByteOffset: rowsAt + place * 2, as: UInt16.self))
                return row < count ? row : nil
            }
            if found == 0 { return nil }
            place = (place + 1) & (places - 1)
        }
        return nil
    }

    /// How rare the word is: the natural logarithm of how many sentences there are to one with it.
    func rarity(_ row: Int) -> Float {
        Float(bytes.load(fromByteOffset: rarityAt + row, as: UInt8.self)) / 16
    }

    func add(_ row: Int, times factor: Float, to sum: UnsafeMutablePointer<Float>) {
        let vector = bytes + vectorsAt + row * dimensions
        for index in 0..<dimensions {
            sum[index] += factor * Float(vector.load(fromByteOffset: index, as: Int8.self))
        }
    }

    /// The direction of a text: the sum of its words' vectors, each times how rare it is, of unit length; `nil` when the
    /// tables have none of the words.
    ///
    /// - Parameter tables: of one space; the first that has a word counts.
    static func direction(_ words: [UInt64], in tables: [WordVectors]) -> [Float]? {
        guard let first = tables.first else { return nil }
        var sum = [Float](repeating: 0, count: Kernels.padded(first.dimensions))
        let length: Float = sum.withUnsafeMutableBufferPointer { sum in
            guard let start = sum.baseAddress else { return 0 }
            for word in words {
                for table in tables {
                    guard let row = table.row(word) else { continue }
                    table.add(row, times: table.rarity(row) / 127, to: start)
                    break
                }
            }
            return Kernels.dot(start, start, count: sum.count).squareRoot()
        }
        guard length > 0 else { return nil }
        for index in sum.indices { sum[index] /= length }
        return sum
    }
}
