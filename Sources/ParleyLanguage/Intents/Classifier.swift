// Which class of examples a message belongs to, and how surely.

import Glibc

/// Compares messages with classes of examples: each intent's examples, and each answer's questions, are a class, so
/// that an intent and an answer are weighed on one scale.
struct Classifier: Sendable {
    struct Example: Sendable {
        var label: Int
        var features: [Feature]
    }

    /// Past so many classes one linear classifier for each costs more than it brings, and one class alone has nothing to
    /// be told from: likeness decides.
    private static let linearLimit = 300

    private let space: FeatureSpace
    private let model: LinearModel?
    private let nearest: NearestExamples

    init(examples: [Example], classCount: Int) {
        let space = FeatureSpace(texts: examples.map(\.features))
        let vectors = examples.map { space.vector($0.features) }
        let labels = examples.map(\.label)
        self.space = space
        model =
            (2...Self.linearLimit).contains(classCount)
            ? LinearModel(
                examples: vectors, labels: labels, classCount: classCount, featureCount: space.count) : nil
        nearest = NearestExamples(
            examples: vectors, labels: labels, classCount: classCount, featureCount: space.count)
    }

    /// What speaks for each class.
    struct Evidence {
        var scores: [Float]
        var nearest: [Float]
    }

    func evidence(_ features: [Feature]) -> Evidence {
        let vector = space.vector(features)
        let nearest = nearest.nearest(vector)
        let scores = model?.scores(vector) ?? nearest.map { 2 * $0 - 1 }
        return Evidence(scores: scores, nearest: nearest)
    }

    /// How surely the message is of each class, as log odds.
    ///
    /// A logistic regression on three figures: the class's own score, its lead over the best other, and the likeness of
    /// its nearest example. Its weights were fitted on bots of 2 to 20 intents with 4 to 15 examples, drawn from the
    /// development data in English and Chinese, half of the messages about other things; the constant is a little
    /// higher, since fewer are.
    ///
    /// - Parameter bonuses: what else speaks for or against each class, in log odds; they move the leads as well.
    static func logOdds(_ evidence: Evidence, bonuses: [Double]) -> [Double] {
        let scores = zip(evidence.scores, bonuses).map { Double($0) + leadShare * $1 / leadWeight }
        guard let top = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return [] }
        let second = scores.indices.filter { $0 != top }.map { scores[$0] }.max()
        return scores.indices.map { index in
            let other = index == top ? second ?? scores[top] : scores[top]
            let lead = scores[index] - other
            return scoreWeight * Double(evidence.scores[index]) + leadWeight * lead
                + likenessWeight * Double(evidence.nearest[index]) + bonuses[index] + constant
        }
    }

    private static let scoreWeight = 1.1
    private static let leadWeight = 2.3
    private static let likenessWeight = 7.0
    private static let constant = -2.9
    /// How much of a bonus also moves the lead.
    private static let leadShare = 0.5

    static func confidence(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
