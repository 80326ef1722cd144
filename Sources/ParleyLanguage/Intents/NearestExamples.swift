// How near a message comes to the nearest example of each class.

/// An inverted index over the examples' features: a message touches only examples that share one.
struct NearestExamples: Sendable {
    private var starts: [Int32] = [0]
    private var examples: [Int32] = []
    private var weights: [Float] = []
    private let labels: [Int]
    private let classCount: Int

    init(examples vectors: [FeatureVector], labels: [Int], classCount: Int, featureCount: Int) {
        self.labels = labels
        self.classCount = classCount
        var byFeature = [[(Int32, Float)]](repeating: [], count: featureCount)
        for (example, vector) in vectors.enumerated() {
            for (id, weight) in zip(vector.ids, vector.weights) {
                byFeature[Int(id)].append((Int32(example), weight))
            }
        }
        for row in byFeature {
            for (example, weight) in row {
                examples.append(example)
                weights.append(weight)
            }
            starts.append(Int32(examples.count))
        }
    }

    /// The largest cosine with an example of each class, 0 to 1.
    func nearest(_ vector: FeatureVector) -> [Float] {
        var products = [Float](repeating: 0, count: labels.count)
        for (id, value) in zip(vector.ids, vector.weights) {
            for index in Int(starts[Int(id)])..<Int(starts[Int(id) + 1]) {
                products[Int(examples[index])] += weights[index] * value
            }
        }
        var nearest = [Float](repeating: 0, count: classCount)
        for (example, product) in products.enumerated() {
            nearest[labels[example]] = max(nearest[labels[example]], product)
        }
        return nearest
    }
}
