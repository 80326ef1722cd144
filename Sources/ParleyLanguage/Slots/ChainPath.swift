// The best way through a chain of tags.

import Glibc

/// Viterbi's algorithm (1967), with the sum over all ways beside it, so that the best one's probability is known.
struct ChainPath {
    /// From one tag to another: the weight, and its exponential.
    struct Step: Sendable {
        let weight: Float
        let factor: Float

        static let none = Step(-.infinity)

        init(_ weight: Float) {
            self.weight = weight
            factor = expf(weight)
        }
    }

    private let set: [Int32]
    private let scores: [Float]
    /// From tag to tag of the set.
    private let steps: [Step]
    private var sums: [Float]
    private var values: [Float]

    init(set: [Int32], scores: [Float], steps: [Step]) {
        self.set = set
        self.scores = scores
        self.steps = steps
        values = zip(set, scores).map { SlotTags.isInside($0) ? -Float.infinity : $1 }
        sums = values
    }

    mutating func best() -> (tags: [Int32], logarithm: Float) {
        let width = set.count
        let count = scores.count / width
        var origins = [UInt16](repeating: 0, count: scores.count)
        for token in 1..<max(count, 1) { step(token * width, &origins) }
        guard var place = values.indices.max(by: { values[$0] < values[$1] }) else { return ([], 0) }
        let logarithm = values[place] - Self.logSum(sums)
        var tags = [Int32](repeating: 0, count: count)
        for token in (0..<count).reversed() {
            tags[token] = set[place]
            place = Int(origins[token * width + place])
        }
        return (tags, logarithm)
    }

    private mutating func step(_ here: Int, _ origins: inout [UInt16]) {
        let width = set.count
        // One exponential for each tag before instead of one for each pair: shifted by the largest.
        let shift = sums.max() ?? 0
        let shares = sums.map { expf($0 - shift) }
        var next = [Float](repeating: -.infinity, count: width)
        var nextSums = next
        for tag in 0..<width {
            var best: Float = -.infinity
            var origin = 0
            var sum: Float = 0
            for before in 0..<width {
                let step = steps[before * width + tag]
                sum += shares[before] * step.factor
                let value = values[before] + step.weight
                if value > best {
                    best = value
                    origin = before
                }
            }
            next[tag] = best + scores[here + tag]
            nextSums[tag] = shift + logf(sum) + scores[here + tag]
            origins[here + tag] = UInt16(truncatingIfNeeded: origin)
        }
        values = next
        sums = nextSums
    }

    private static func logSum(_ values: [Float]) -> Float {
        let largest = values.max() ?? 0
        guard largest > -.infinity else { return largest }
        return largest + logf(values.reduce(0) { $0 + expf($1 - largest) })
    }
}
