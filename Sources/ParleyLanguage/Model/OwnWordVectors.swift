// Counts word vectors from messages.

import Glibc

/// Words of messages that stand in like company get vectors of like direction: positive pointwise mutual information of
/// words within ten of each other, and a truncated singular value decomposition (Bullinaria & Levy 2012).
struct OwnWordVectors {
    private static let window = 10
    private static let leastCount = 3
    private static let dimensions = 152
    /// Further directions that make the decomposition exact enough (Halko, Martinsson & Tropp 2011).
    private static let oversampling = 24
    /// Words beyond the most frequent ones are left out.
    private static let mostWords = 12_000

    private var index: [UInt64: Int] = [:]
    private var words: [(key: UInt64, texts: Int)] = []

    /// `nil` when the messages have too few words in common.
    static func vectors(of texts: [FeatureKeys]) -> WordVectors? {
        var builder = OwnWordVectors()
        builder.collect(texts)
        guard builder.words.count > dimensions + oversampling else { return nil }
        let matrix = builder.information(texts)
        let decomposition = Decomposition(matrix, size: dimensions, more: oversampling)
        return builder.image(decomposition.vectors, texts: texts.count)
    }

    private mutating func collect(_ texts: [FeatureKeys]) {
        var found: [UInt64: Int] = [:]
        for text in texts {
            for stem in Set(text.stems).sorted() { found[stem, default: 0] += 1 }
        }
        let kept = found.filter { $0.value >= Self.leastCount }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Self.mostWords)
        words = kept.map { ($0.key, $0.value) }
        for (place, word) in words.enumerated() { index[word.key] = place }
    }

    private func information(_ texts: [FeatureKeys]) -> SparseRows {
        var counts: [UInt64: Float] = [:]
        var sums = [Float](repeating: 0, count: words.count)
        for text in texts {
            let stems = text.stems.map { index[$0] ?? -1 }
            for (place, left) in stems.enumerated() where left >= 0 {
                for right in stems[(place + 1)...].prefix(Self.window) where right >= 0 && right != left {
                    counts[UInt64(left) << 32 | UInt64(right), default: 0] += 1
                    counts[UInt64(right) << 32 | UInt64(left), default: 0] += 1
                    sums[left] += 1
                    sums[right] += 1
                }
            }
        }
        let smoothed = sums.map { powf($0, 0.75) }
        let total = smoothed.reduce(0, +)
        var rows = SparseRows()
        var row = 0
        for pair in counts.keys.sorted() {
            let left = Int(pair >> 32)
            let right = Int(pair & 0xFFFF_FFFF)
            while row < left {
                rows.close()
                row += 1
            }
            let expected = sums[left] * smoothed[right] / total
            let value = logf((counts[pair] ?? 0) / max(expected, 1e-9))
            guard value > 0 else { continue }
            rows.ids.append(Int32(truncatingIfNeeded: right))
            rows.values.append(value)
        }
        while row < words.count {
            rows.close()
            row += 1
        }
        return rows
    }

    /// In the layout that `scripts/build-word-vectors` writes.
    private func image(_ vectors: [Float], texts: Int) -> WordVectors? {
        var places = 2
        while places < words.count * 2 { places *= 2 }
        var keys = [UInt64](repeating: 0, count: places)
        var rows = [UInt16](repeating: 0, count: places)
        for (row, word) in words.enumerated() {
            var place = Int(truncatingIfNeeded: word.key ^ (word.key >> 32)) & (places - 1)
            while keys[place] != 0 { place = (place + 1) & (places - 1) }
            keys[place] = word.key
            rows[place] = UInt16(truncatingIfNeeded: row)
        }
        var bytes = Array("PARLEYWV".utf8)
        for number in [1, words.count, Self.dimensions, places] {
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian) {
                bytes.append(contentsOf: $0)
            }
        }
        keys.withUnsafeBytes { bytes.append(contentsOf: $0) }
        rows.withUnsafeBytes { bytes.append(contentsOf: $0) }
        for word in words {
            let rarity = log(Double(texts + 1) / Double(word.texts))
            bytes.append(UInt8(min(max(rarity * 16, 0), 255)))
        }
        for row in words.indices {
            let vector = vectors[row * Self.dimensions..<(row + 1) * Self.dimensions]
            let length = max(vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot(), 1e-9)
            for value in vector {
                bytes.append(UInt8(bitPattern: Int8(clamping: Int((value / length * 127).rounded()))))
            }
        }
        return WordVectors(ModelImage(bytes))
    }
}
