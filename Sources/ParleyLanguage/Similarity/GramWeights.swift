// How much each feature of a text tells, by how many texts of a collection have it.

import Glibc

/// Document frequencies of hashed features over a collection of texts.
package struct GramWeights: Sendable {
    private var frequencies: [UInt64: Int32] = [:]
    private(set) var count = 0

    package init() {}

    mutating func add(_ grams: some Sequence<UInt64>) {
        count += 1
        for gram in Set(grams) { frequencies[gram, default: 0] += 1 }
    }

    /// ln((n + 1) / (frequency + 1)) + 1, so that nothing weighs less than 1; the same for all without a collection.
    func of(_ gram: UInt64) -> Double {
        guard count > 0 else { return 1 }
        return log(Double(count + 1) / Double((frequencies[gram] ?? 0) + 1)) + 1
    }
}

extension GramWeights {
    /// ln((n + 1) / (frequency + 1)); `nil` without a collection.
    func rarity(_ gram: UInt64) -> Double? { count > 0 ? of(gram) - 1 : nil }
}

/// Weighted features of one text, sorted by feature.
struct GramVector: Sendable {
    private let grams: [UInt64]
    private let values: [Double]
    private let length: Double
    private let sum: Double

    /// Counts sublinear (1 + ln), times the weight; O(n log n).
    init(_ grams: [UInt64], _ weights: GramWeights) {
        let sorted = grams.sorted()
        var kept: [UInt64] = []
        var values: [Double] = []
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
            kept.append(sorted[start])
            values.append((1 + log(Double(end - start))) * weights.of(sorted[start]))
            start = end
        }
        self.grams = kept
        self.values = values
        length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        sum = values.reduce(0, +)
    }

    /// The cosine of the angle between both, 0 to 1; 0 where one has no features.
    func cosine(_ other: GramVector) -> Double {
        guard length > 0, other.length > 0 else { return 0 }
        return min(1, shared(other) { $0 * $1 } / (length * other.length))
    }

    /// Twice the weight that both share, over the weights of both, 0 to 1.
    func dice(_ other: GramVector) -> Double {
        guard sum > 0, other.sum > 0 else { return 0 }
        return min(1, 2 * shared(other) { min($0, $1) } / (sum + other.sum))
    }

    @inline(__always)
    private func shared(_ other: GramVector, _ product: (Double, Double) -> Double) -> Double {
        var total = 0.0
        var i = 0
        var j = 0
        while i < grams.count, j < other.grams.count {
            if grams[i] == other.grams[j] {
                total += product(values[i], other.values[j])
                i += 1
                j += 1
            } else if grams[i] < other.grams[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return total
    }
}
