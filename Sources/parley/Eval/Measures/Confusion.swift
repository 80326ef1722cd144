// Which labels were taken for which.

import ParleyModel

/// Expected and given labels of a test, counted.
struct Confusion: Sendable {
    struct Pair: Sendable, Hashable {
        var expected: String
        var given: String
    }

    private(set) var counts: [Pair: Int] = [:]

    mutating func add(expected: String, given: String) {
        counts[Pair(expected: expected, given: given), default: 0] += 1
    }

    var accuracy: Proportion {
        Proportion(
            right: counts.reduce(0) { $1.key.expected == $1.key.given ? $0 + $1.value : $0 },
            count: counts.values.reduce(0, +))
    }

    /// The mean of the labels' F1, each label counted once; labels that are only given count as 0.
    var macroF1: Double {
        var right: [String: Int] = [:]
        var expected: [String: Int] = [:]
        var given: [String: Int] = [:]
        for (pair, count) in counts {
            expected[pair.expected, default: 0] += count
            given[pair.given, default: 0] += count
            if pair.expected == pair.given { right[pair.expected, default: 0] += count }
        }
        // The empty label stands for none given: it is no label of its own.
        let labels = Set(expected.keys).union(given.keys).subtracting([""]).sorted()
        guard !labels.isEmpty else { return 0 }
        let sum = labels.reduce(0.0) { sum, label in
            let both = Double(expected[label, default: 0] + given[label, default: 0])
            return sum + (both == 0 ? 0 : 2 * Double(right[label, default: 0]) / both)
        }
        return sum / Double(labels.count)
    }

    /// The pairs that were mixed up, most frequent first.
    func mixedUp(limit: Int) -> [(pair: Pair, count: Int)] {
        counts.filter { $0.key.expected != $0.key.given }
            .map { (pair: $0.key, count: $0.value) }
            .sorted {
                ($1.count, $0.pair.expected, $0.pair.given) < ($0.count, $1.pair.expected, $1.pair.given)
            }
            .prefix(limit).map { $0 }
    }

    func table(limit: Int = 10) -> EvalReport.Table {
        EvalReport.Table(
            key: "confusions", title: "Taken for another, most often first",
            columns: ["expected", "given", "count"],
            rows: mixedUp(limit: limit).map {
                [.text($0.pair.expected), .text($0.pair.given), .integer(Int64($0.count))]
            })
    }
}
