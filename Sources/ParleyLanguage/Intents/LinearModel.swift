// Tells classes apart by one weight for each feature and class.

/// One-against-all linear classifiers with squared hinge loss, by dual coordinate descent (Hsieh et al. 2008).
///
/// Deterministic: examples are visited in an order that a fixed generator shuffles. A class's score is near 1 for a
/// message like its examples, near -1 for one like all others'.
struct LinearModel: Sendable {
    struct Settings: Sendable {
        /// Cost of an example on the wrong side.
        var cost = 1.0
        /// How much more a class's own examples cost than the others'.
        var ownCost = 4.0
        var rounds = 12
        /// A round whose largest violation is below it is the last.
        var tolerance = 0.05
    }

    /// The classes' weights, feature by feature: those of feature f stand at `starts[f]..<starts[f + 1]`.
    private var starts: [Int32] = [0]
    private var classes: [Int32] = []
    private var weights: [Float] = []
    private var biases: [Float] = []

    let classCount: Int

    /// - Parameter labels: the class of each example, from 0.
    init(
        examples: [FeatureVector], labels: [Int], classCount: Int, featureCount: Int,
        settings: Settings = Settings()
    ) {
        self.classCount = classCount
        var byFeature = [[(Int32, Float)]](repeating: [], count: featureCount)
        var trainer = Trainer(examples: examples, featureCount: featureCount, settings: settings)
        for label in 0..<classCount {
            let bias = trainer.train(own: labels.map { $0 == label })
            biases.append(Float(bias))
            for (feature, weight) in trainer.weights.enumerated() where weight.magnitude > 0.001 {
                byFeature[feature].append((Int32(label), weight))
            }
        }
        for row in byFeature {
            for (label, weight) in row {
                classes.append(label)
                weights.append(weight)
            }
            starts.append(Int32(weights.count))
        }
    }

    /// O(features of the message · classes that know them).
    func scores(_ vector: FeatureVector) -> [Float] {
        var scores = biases
        for (id, value) in zip(vector.ids, vector.weights) {
            for index in Int(starts[Int(id)])..<Int(starts[Int(id) + 1]) {
                scores[Int(classes[index])] += weights[index] * value
            }
        }
        return scores
    }
}

extension LinearModel {
    private struct Trainer {
        private let settings: Settings
        /// All examples' features, one after the other.
        private var ids: [Int32] = []
        private var values: [Float] = []
        private var starts: [Int] = [0]
        private var lengths: [Float] = []
        private let order: [Int]
        private(set) var weights: [Float]

        init(examples: [FeatureVector], featureCount: Int, settings: Settings) {
            self.settings = settings
            for example in examples {
                ids += example.ids
                values += example.weights
                starts.append(ids.count)
                lengths.append(example.weights.reduce(0) { $0 + $1 * $1 })
            }
            weights = [Float](repeating: 0, count: featureCount)
            var order = Array(examples.indices)
            var state: UInt64 = 0x9E37_79B9_7F4A_7C15
            for index in order.indices.dropFirst().reversed() {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
            }
            self.order = order
        }

        /// Leaves the class's weights in ``weights``; returns its bias.
        mutating func train(own: [Bool]) -> Float {
            for index in weights.indices { weights[index] = 0 }
            var bias: Float = 0
            var alphas = [Float](repeating: 0, count: own.count)
            for _ in 0..<settings.rounds {
                var worst: Float = 0
                for example in order {
                    let sign: Float = own[example] ? 1 : -1
                    let cost = Float(settings.cost * (own[example] ? settings.ownCost : 1))
                    let slack = 1 / (2 * cost)
                    let gradient = sign * (product(example) + bias) - 1 + slack * alphas[example]
                    let projected = alphas[example] == 0 ? min(gradient, 0) : gradient
                    if projected.magnitude < 1e-6 { continue }
                    worst = max(worst, projected.magnitude)
                    let old = alphas[example]
                    alphas[example] = max(old - gradient / (lengths[example] + 1 + slack), 0)
                    let step = (alphas[example] - old) * sign
                    bias += step
                    add(example, step)
                }
                if worst < Float(settings.tolerance) { break }
            }
            return bias
        }

        private func product(_ example: Int) -> Float {
            var sum: Float = 0
            for index in starts[example]..<starts[example + 1] {
                sum += weights[Int(ids[index])] * values[index]
            }
            return sum
        }

        private mutating func add(_ example: Int, _ step: Float) {
            for index in starts[example]..<starts[example + 1] {
                weights[Int(ids[index])] += step * values[index]
            }
        }
    }
}
