// What a list of scores is worth: calibration, separation, correlation, percentiles.

import Glibc

enum Scores {
    /// Expected calibration error (Naeini et al. 2015): ten equal steps of confidence, each by its share.
    static func calibrationError(_ confidences: [(confidence: Double, isRight: Bool)]) -> Double {
        guard !confidences.isEmpty else { return 0 }
        var bins = [(sum: Double, right: Int, count: Int)](repeating: (0, 0, 0), count: 10)
        for (confidence, isRight) in confidences {
            let bin = confidence.isNaN ? 0 : max(0, min(9, Int(confidence * 10)))
            bins[bin].sum += confidence
            bins[bin].right += isRight ? 1 : 0
            bins[bin].count += 1
        }
        let error = bins.reduce(0.0) { $0 + abs($1.sum - Double($1.right)) }
        return error / Double(confidences.count)
    }

    /// The chance that a positive one scores above a negative one, ties half (Hanley & McNeil 1982); O(n log n).
    static func areaUnderCurve(positive: [Double], negative: [Double]) -> Double {
        guard !positive.isEmpty, !negative.isEmpty else { return 0.5 }
        let all = (positive.map { ($0, 1) } + negative.map { ($0, 0) }).sorted { $0.0 < $1.0 }
        var wins = 0.0
        var below = 0
        var start = 0
        while start < all.count {
            var end = start
            while end < all.count, all[end].0 == all[start].0 { end += 1 }
            let good = all[start..<end].count { $0.1 == 1 }
            let bad = end - start - good
            wins += Double(good) * (Double(below) + Double(bad) / 2)
            below += bad
            start = end
        }
        return wins / (Double(positive.count) * Double(negative.count))
    }

    /// Pearson's correlation; 0 where one side does not vary.
    static func pearson(_ left: [Double], _ right: [Double]) -> Double {
        let n = Double(min(left.count, right.count))
        guard n > 1 else { return 0 }
        let (meanLeft, meanRight) = (left.reduce(0, +) / n, right.reduce(0, +) / n)
        var (product, squareLeft, squareRight) = (0.0, 0.0, 0.0)
        for (a, b) in zip(left, right) {
            product += (a - meanLeft) * (b - meanRight)
            squareLeft += (a - meanLeft) * (a - meanLeft)
            squareRight += (b - meanRight) * (b - meanRight)
        }
        let scale = (squareLeft * squareRight).squareRoot()
        return scale > 0 ? product / scale : 0
    }

    /// The value that `share` of all are at or below (nearest rank); 0 of none.
    static func percentile(_ share: Double, of values: [Double]) -> Double {
        let sorted = values.sorted()
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return sorted.isEmpty ? 0 : sorted[max(0, min(sorted.count - 1, rank - 1))]
    }
}
