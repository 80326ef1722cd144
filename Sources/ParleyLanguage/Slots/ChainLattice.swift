// Sums over all sequences of tags of a message, by forward and backward recursion.

import Glibc

/// Rabiner 1989, section III, with scaling: numbers stay near 1 whatever the length.
struct ChainLattice {
    private(set) var width = 0
    private var count = 0
    private var scores: [Float] = []
    private var steps: [Float] = []
    private var forward: [Float] = []
    private var backward: [Float] = []
    private var scales: [Float] = []
    /// After ``run()`` the probability of each tag at each token; after ``subtract(_:)`` the gradient of the loss.
    private(set) var expectations: [Float] = []
    /// The same for each tag after another, over all tokens.
    private(set) var stepExpectations: [Float] = []

    /// - Parameters:
    ///   - scores: for each token and tag of the set.
    ///   - numbers: of the steps from tag to tag, -1 for one that may not be.
    mutating func fill(scores: [Float], set: [Int32], steps: [Float], numbers: [Int32]) {
        width = set.count
        count = scores.count / width
        self.scores = scores
        self.steps = numbers.map { $0 < 0 ? 0 : expf(steps[Int($0)]) }
        for token in 0..<count {
            let row = token * width..<(token + 1) * width
            let largest = self.scores[row].max() ?? 0
            for index in row { self.scores[index] = expf(self.scores[index] - largest) }
        }
        // Nothing begins inside a value.
        for (place, tag) in set.enumerated() where SlotTags.isInside(tag) && count > 0 {
            self.scores[place] = 0
        }
    }

    mutating func run() {
        let size = count * width
        forward = [Float](repeating: 0, count: size)
        backward = [Float](repeating: 1, count: size)
        scales = [Float](repeating: 1, count: count)
        expectations = [Float](repeating: 0, count: size)
        stepExpectations = [Float](repeating: 0, count: width * width)
        guard count > 0 else { return }
        runForward()
        runBackward()
        for index in 0..<size { expectations[index] = forward[index] * backward[index] }
    }

    private mutating func runForward() {
        let width = width
        for token in 0..<count {
            let here = token * width
            if token == 0 {
                for tag in 0..<width { forward[tag] = scores[tag] }
            } else {
                forward.withUnsafeMutableBufferPointer { forward in
                    steps.withUnsafeBufferPointer { steps in
                        for before in 0..<width {
                            let value = forward[here - width + before]
                            if value == 0 { continue }
                            for tag in 0..<width {
                                forward[here + tag] += value * steps[before * width + tag]
                            }
                        }
                    }
                }
                for tag in 0..<width { forward[here + tag] *= scores[here + tag] }
            }
            var sum: Float = 0
            for tag in 0..<width { sum += forward[here + tag] }
            scales[token] = max(sum, .leastNormalMagnitude)
            let factor = 1 / scales[token]
            for tag in 0..<width { forward[here + tag] *= factor }
        }
    }

    private mutating func runBackward() {
        let width = width
        var ahead = [Float](repeating: 0, count: width)
        for token in stride(from: count - 1, to: 0, by: -1) {
            let here = token * width
            let factor = 1 / scales[token]
            for tag in 0..<width { ahead[tag] = backward[here + tag] * scores[here + tag] * factor }
            stepExpectations.withUnsafeMutableBufferPointer { sums in
                steps.withUnsafeBufferPointer { steps in
                    ahead.withUnsafeBufferPointer { ahead in
                        for before in 0..<width {
                            let value = forward[here - width + before]
                            var sum: Float = 0
                            for tag in 0..<width {
                                let one = steps[before * width + tag] * ahead[tag]
                                sum += one
                                sums[before * width + tag] += value * one
                            }
                            backward[here - width + before] = sum
                        }
                    }
                }
            }
        }
    }

    /// Takes the tags that are right from the expectations.
    mutating func subtract(_ gold: [Int]) {
        for (token, place) in gold.enumerated() where place >= 0 {
            expectations[token * width + place] -= 1
            if token > 0, gold[token - 1] >= 0 { stepExpectations[gold[token - 1] * width + place] -= 1 }
        }
    }
}
