// Multinomial logistic regression, trained to convergence on few examples.

import Glibc

/// Minimises ½‖W‖² + C · Σ loss in the dual, one example after the other (Yu, Huang & Lin 2011, "Dual coordinate
/// descent methods for logistic regression and maximum entropy models"): each example's share of all classes' weights
/// is solved for exactly while the others rest.
///
/// The weights are W = Σ α_i x_i with α_i = C (y_i - p_i). What only one example has needs no row of weights while
/// training: it adds to the length of its example alone.
struct SoftmaxTrainer {
    struct Settings: Sendable {
        /// How much an example's loss costs against the length of the weights.
        var cost: Float = 20
        var rounds = 30
        /// A round in which no probability moves more than this is the last.
        var tolerance: Float = 0.005
    }

    let classCount: Int
    let width: Int
    /// Rows of features, `width` apart.
    private(set) var weights: [Float]
    /// Rows of examples, `width` apart.
    private(set) var alphas: [Float]
    private(set) var roundCount = 0
    /// By example: its best class and that one's score without the example's own part, as of its last visit.
    private(set) var leftOut: [(column: Int, score: Float, second: Float)] = []

    /// The mean of what an example's best class scores without it; examples of the last class, which is none, aside.
    var leftOutMean: Float {
        let scores = leftOut.indices.filter { labels[$0] < classCount - 1 }.map { leftOut[$0].score }
        return scores.isEmpty ? 0 : scores.reduce(0, +) / Float(scores.count)
    }

    private let examples: SparseRows
    private let labels: [Int]
    /// How much each example's loss counts.
    private let importance: [Float]?
    private let lengths: [Float]
    private let settings: Settings

    /// - Parameter alone: the squared length of what each example alone has.
    init(
        _ examples: SparseRows, labels: [Int], alone: [Float], importance: [Float]? = nil, classCount: Int,
        featureCount: Int,
        settings: Settings
    ) {
        self.examples = examples
        self.labels = labels
        self.importance = importance
        self.classCount = classCount
        self.settings = settings
        width = Kernels.padded(classCount)
        weights = [Float](repeating: 0, count: featureCount * width)
        alphas = [Float](repeating: 0, count: examples.count * width)
        lengths = (0..<examples.count).map { examples.squaredLength($0) + alone[$0] }
    }

    mutating func train() {
        leftOut = Array(repeating: (0, 0, 0), count: examples.count)
        var order = Array(0..<examples.count)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for index in order.indices.dropFirst().reversed() {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
        }
        var rest = [Int8](repeating: 0, count: examples.count)
        var solver = ExampleSolver(classCount: classCount, width: width)
        for round in 0..<settings.rounds {
            var largest: Float = 0
            for example in order {
                // What hardly moved waits a round or two.
                if rest[example] > 0, round + 1 < settings.rounds {
                    rest[example] -= 1
                    continue
                }
                let moved = step(example, &solver)
                leftOut[example] = solver.best
                largest = max(largest, moved)
                if moved < settings.tolerance * 2 { rest[example] = 1 }
                if moved < settings.tolerance { rest[example] = 3 }
            }
            roundCount = round + 1
            if largest < settings.tolerance { break }
        }
    }

    private mutating func step(_ example: Int, _ solver: inout ExampleSolver) -> Float {
        let range = examples[example]
        let width = width
        let length = lengths[example]
        let label = labels[example]
        let cost = settings.cost * (importance?[example] ?? 1)
        let ids = examples.ids
        let values = examples.values
        return weights.withUnsafeMutableBufferPointer { weights in
            alphas.withUnsafeMutableBufferPointer { alphas in
                guard let weights = weights.baseAddress, let alphas = alphas.baseAddress else { return 0 }
                let own = alphas + example * width
                var best: (column: Int, score: Float, second: Float) = (0, 0, 0)
                defer { solver.best = best }
                return solver.withScores { scores, change in
                    for column in 0..<width { scores[column] = 0 }
                    for index in range {
                        Kernels.add(
                            weights + Int(ids[index]) * width, times: values[index], to: scores, count: width)
                    }
                    // What the example alone has.
                    let alone = length - range.reduce(0) { $0 + values[$1] * values[$1] }
                    Kernels.add(own, times: alone, to: scores, count: width)
                } solve: { scores, change in
                    best = ExampleSolver.best(scores, own: own, length: length, classCount: self.classCount)
                    let moved = ExampleSolver.solve(
                        scores, own: own, change: change, label: label, length: length, cost: cost,
                        classCount: self.classCount)
                    if moved > 0.0005 {
                        let columns = Self.moving(change, cost: cost, width: width)
                        for index in range {
                            let row = weights + Int(ids[index]) * width
                            if columns.count * 6 < width {
                                for column in columns { row[column] += values[index] * change[column] }
                            } else {
                                Kernels.add(change, times: values[index], to: row, count: width)
                            }
                        }
                        Kernels.add(change, times: 1, to: own, count: width)
                    }
                    return moved
                }
            }
        }
    }
}

extension SoftmaxTrainer {
    /// The classes whose share changes by more than next to nothing; the other changes are taken back.
    private static func moving(_ change: UnsafeMutablePointer<Float>, cost: Float, width: Int) -> [Int] {
        var columns: [Int] = []
        let least = 0.0003 * cost
        for column in 0..<width {
            if change[column].magnitude > least { columns.append(column) } else { change[column] = 0 }
        }
        return columns
    }
}

/// The dual problem of one example.
struct ExampleSolver {
    private var scores: [Float]
    private var change: [Float]
    var best: (column: Int, score: Float, second: Float) = (0, 0, 0)

    init(classCount: Int, width: Int) {
        scores = [Float](repeating: 0, count: width)
        change = [Float](repeating: 0, count: width)
    }

    mutating func withScores(
        _ score: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void,
        solve: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Float
    ) -> Float {
        scores.withUnsafeMutableBufferPointer { scores in
            change.withUnsafeMutableBufferPointer { change in
                guard let scores = scores.baseAddress, let change = change.baseAddress else { return 0 }
                score(scores, change)
                return solve(scores, change)
            }
        }
    }

    static func best(
        _ scores: UnsafePointer<Float>, own: UnsafePointer<Float>, length: Float, classCount: Int
    )
        -> (column: Int, score: Float, second: Float)
    {
        var best = (column: 0, score: -Float.infinity, second: -Float.infinity)
        for column in 0..<classCount {
            let score = scores[column] - length * own[column]
            if score > best.score {
                best = (column, score, best.score)
            } else if score > best.second {
                best.second = score
            }
        }
        return best
    }

    /// Finds p with log p + k p = v - λ and Σ p = 1, where v are the scores without the example's own part plus k for
    /// its class, and k = length · cost. Newton's method on λ from below, where the sum is convex.
    ///
    /// - Returns: by how much a probability moved at most; `change` gets what the example's share changes by.
    static func solve(
        _ scores: UnsafeMutablePointer<Float>, own: UnsafePointer<Float>,
        change: UnsafeMutablePointer<Float>, label: Int, length: Float, cost: Float, classCount: Int
    ) -> Float {
        let k = length * cost
        var largest = -Float.infinity
        for column in 0..<classCount {
            scores[column] -= length * own[column]
            if column == label { scores[column] += k }
            largest = max(largest, scores[column])
        }
        var lambda = largest - k
        for _ in 0..<12 {
            var sum: Float = 0
            var slope: Float = 0
            for column in 0..<classCount {
                let p = share(scores[column] - lambda, k)
                change[column] = p
                sum += p
                slope += p / (1 + k * p)
            }
            if (sum - 1).magnitude < 1e-4 || slope == 0 { break }
            lambda += (sum - 1) / slope
        }
        var moved: Float = 0
        for column in 0..<classCount {
            let target: Float = column == label ? 1 : 0
            let next = cost * (target - change[column])
            let step = next - own[column]
            change[column] = step
            moved = max(moved, step.magnitude)
        }
        return moved / cost
    }

    /// The p with log p + k p = t.
    @inline(__always)
    private static func share(_ t: Float, _ k: Float) -> Float {
        if t < -30 { return 0 }
        if t < -12 { return expf(t) }
        // Newton's method on q = log p.
        var q = t
        let kneePoint = logf(max(t, 1) / k)
        if k * expf(min(q, 20)) > 1 { q = min(q, max(kneePoint, -12)) }
        for _ in 0..<8 {
            let p = expf(q)
            let step = (q + k * p - t) / (1 + k * p)
            q -= step
            if step.magnitude < 1e-3 { break }
        }
        return expf(q)
    }
}
