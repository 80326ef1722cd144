// The weights of a chain model, and how they score the tokens of a message.

/// For each feature the weights of the tags that it was seen with, and one weight for each tag after another.
struct ChainWeights: Sendable {
    /// Those of feature f stand at `starts[f]..<starts[f + 1]`.
    var starts: [Int32] = [0]
    var tags: [Int32] = []
    var weights: [Float] = []
    var steps: [Float] = []
    /// For each intent, from and to each tag of its set: the number of the step, -1 where it may not be.
    let stepNumbers: [[Int32]]

    init(_ names: SlotTags) {
        var table = ChainTable(capacity: 256)
        stepNumbers = names.sets.map { set in
            set.flatMap { before in
                set.map { tag in
                    guard SlotTags.mayFollow(tag, before) else { return -1 }
                    return table.number(UInt64(before) << 32 | UInt64(tag) + 1)
                }
            }
        }
        steps = [Float](repeating: 0, count: table.count)
    }

    /// Weights as they were written; `nil` when they are not those of these names, or lead outside.
    init?(_ names: SlotTags, starts: [Int32], tags: [Int32], weights: [Float], steps: [Float]) {
        self.init(names)
        guard steps.count == self.steps.count, starts.first == 0, weights.count == tags.count,
            starts.last.map(Int.init) == tags.count, zip(starts, starts.dropFirst()).allSatisfy(<=),
            tags.allSatisfy({ $0 >= 0 && $0 < names.count }),
            weights.allSatisfy(\.isFinite), steps.allSatisfy(\.isFinite)
        else { return nil }
        self.starts = starts
        self.tags = tags
        self.weights = weights
        self.steps = steps
    }

    /// Gives each feature a row with the tags that it is seen with.
    mutating func makeRows(_ sequences: [ChainSequence], featureCount: Int) {
        var seen = [[Int32]](repeating: [], count: featureCount)
        for sequence in sequences {
            for (token, tag) in sequence.tags.enumerated() {
                for feature in sequence.features(of: token) where !seen[Int(feature)].contains(tag) {
                    seen[Int(feature)].append(tag)
                }
            }
        }
        for row in seen {
            tags += row.sorted()
            starts.append(Int32(truncatingIfNeeded: tags.count))
        }
        weights = [Float](repeating: 0, count: tags.count)
    }

    /// What each tag of a set is worth at each token: `tokens × set` numbers.
    func scores(_ features: [Int32], ends: [Int], places: [Int32], width: Int) -> [Float] {
        var scores = [Float](repeating: 0, count: ends.count * width)
        var start = 0
        for (token, end) in ends.enumerated() {
            for feature in features[start..<end] {
                for index in Int(starts[Int(feature)])..<Int(starts[Int(feature) + 1]) {
                    let place = places[Int(tags[index])]
                    if place >= 0 { scores[token * width + Int(place)] += weights[index] }
                }
            }
            start = end
        }
        return scores
    }

    /// Leaves out what hardly weighs; the numbers of features stay.
    mutating func prune(below least: Float) {
        var kept = ChainWeights.Rows()
        for feature in 0..<starts.count - 1 {
            for index in Int(starts[feature])..<Int(starts[feature + 1]) where abs(weights[index]) >= least {
                kept.tags.append(tags[index])
                kept.weights.append(weights[index])
            }
            kept.starts.append(Int32(truncatingIfNeeded: kept.tags.count))
        }
        (starts, tags, weights) = (kept.starts, kept.tags, kept.weights)
    }

    private struct Rows {
        var starts: [Int32] = [0]
        var tags: [Int32] = []
        var weights: [Float] = []
    }
}

/// An example as numbers: its features, its tags, its intent.
struct ChainSequence: Sendable {
    var features: [Int32]
    /// Where each token's features end.
    var ends: [Int]
    var tags: [Int32]
    var intent: Int

    func features(of token: Int) -> ArraySlice<Int32> {
        features[(token == 0 ? 0 : ends[token - 1])..<ends[token]]
    }
}
