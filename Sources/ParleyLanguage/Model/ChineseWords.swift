// The words of Chinese text that have vectors.

/// Cuts Chinese into words for their meaning: the cheapest way through the words that have vectors, rare ones costing
/// more, so that a long word goes before its parts. `WordCutter` cuts better and needs a word list.
enum ChineseWords {
    private static let longestWord = 4
    /// What a word costs beside how rare it is, so that longer words are preferred.
    private static let perWord: Float = 3
    private static let unknown: Float = 14
    private static let commonRarity: Float = 4.5
    /// A longer run is cut piece by piece.
    private static let longestRun = 256

    /// Adds the keys of a run's words: FNV-1a of their scalars.
    static func read(_ text: [Scalar], in run: Range<Int>, into keys: inout [UInt64]) {
        guard let vectors = WordVectors.chinese else { return }
        var start = run.lowerBound
        while start < run.upperBound {
            let end = min(run.upperBound, start + longestRun)
            cut(text, in: start..<end, vectors, into: &keys)
            start = end
        }
    }

    /// Words that stand in so many sentences that they tell little.
    static func isCommon(_ word: UInt64) -> Bool {
        guard let vectors = WordVectors.chinese, let row = vectors.row(word) else { return false }
        return vectors.rarity(row) < commonRarity
    }

    private static func cut(
        _ text: [Scalar], in run: Range<Int>, _ vectors: WordVectors, into keys: inout [UInt64]
    ) {
        withUnsafeTemporaryAllocation(of: Step.self, capacity: run.count + 1) { steps in
            steps.initialize(repeating: Step())
            steps[0].cost = 0
            for place in 0..<run.count {
                var hash = StableHash()
                for length in 1...min(longestWord, run.count - place) {
                    hash.add(text[run.lowerBound + place + length - 1])
                    let row = vectors.row(hash.value)
                    guard row != nil || length == 1 else { continue }
                    let cost =
                        steps[place].cost + (row.map { vectors.rarity($0) + perWord } ?? unknown)
                    guard cost < steps[place + length].cost else { continue }
                    steps[place + length] = Step(
                        cost: cost, length: Int32(truncatingIfNeeded: length),
                        key: row == nil ? 0 : hash.value)
                }
            }
            let first = keys.count
            var place = run.count
            while place > 0 {
                if steps[place].key != 0 { keys.append(steps[place].key) }
                place -= max(1, Int(steps[place].length))
            }
            keys[first...].reverse()
        }
    }

    /// The cheapest way to a place: its last word.
    private struct Step {
        var cost = Float.infinity
        var length: Int32 = 1
        /// 0: the word has no vector.
        var key: UInt64 = 0
    }
}
