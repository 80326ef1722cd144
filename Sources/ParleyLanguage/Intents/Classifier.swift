// Which class of examples a message belongs to, and how surely.

import Glibc

/// Compares messages with classes of examples: each intent's examples, and each answer's questions, are a class, so
/// that an intent and an answer are weighed on one scale.
struct Classifier: Sendable {
    struct Example: Sendable {
        var label: Int
        var features: FeatureKeys
    }

    private(set) var model: IntentModel?
    /// Taught by the model on messages without labels.
    private(set) var student: IntentModel?
    /// Whether the model was trained here, and not read from a file.
    private(set) var isNew = false
    let classCount: Int

    /// - Parameters:
    ///   - examples: those with the label `classCount` are of no class. Read only where the model is trained.
    ///   - key: tells these examples from others.
    ///   - file: holds the model of an earlier start, perhaps.
    init(
        examples: @autoclosure () -> [Example], classCount: Int, key: UInt64 = 0, file: ModelFile? = nil,
        words: WordSpace? = .builtIn
    ) {
        self.classCount = classCount
        if let known = file?.model(key, words: words) {
            model = known
            return
        }
        let examples = examples()
        guard examples.contains(where: { $0.label < classCount }) else { return }
        isNew = true
        let hasBackground = examples.contains { $0.label == classCount }
        model = IntentModel.train(
            texts: examples.map(\.features), labels: examples.map(\.label), classCount: classCount,
            words: words, key: key, weights: hasBackground ? Self.weights(examples, classCount) : nil)
    }

    /// All together, sentences of no class count as much as the bot's own examples at most; beside few examples, of which
    /// each must reach far, less than that, however many sentences there are.
    private static func weights(_ examples: [Example], _ classCount: Int) -> [Float] {
        let own = examples.count { $0.label < classCount }
        let reach = classCount == 1 ? reachAlone : min(1, Float(own) / manyExamples)
        let each = min(1, reach * Float(own) / Float(examples.count - own))
        return examples.map { $0.label < classCount ? 1 : each }
    }

    /// Learns from messages that nobody has labelled; too few change nothing. The model learns anew with vectors of the
    /// messages' words, and teaches a second one.
    mutating func learn(from unlabelled: [FeatureKeys], examples: [Example]) {
        guard unlabelled.count >= StudentTraining.least else { return }
        let texts = examples.map(\.features)
        let labels = examples.map(\.label)
        let words = WordSpace(own: OwnWordVectors.vectors(of: texts + unlabelled))
        guard
            let teacher = IntentModel.train(
                texts: texts, labels: labels, classCount: classCount, words: words)
        else { return }
        model = teacher
        student = StudentTraining.student(
            of: teacher, texts: texts, labels: labels, unlabelled: unlabelled, words: words)
    }

    /// What speaks for each class.
    struct Evidence {
        fileprivate(set) var scores: [Float] = []
        /// How much of the message the examples know, 0 to 1.
        fileprivate(set) var coverage: Float = 0
        fileprivate var vector = TermVector()
        /// How much of what a message without content says the examples say like that; 1 of others.
        fileprivate var sequence = 1.0
    }

    func weigh(_ features: FeatureKeys, into evidence: inout Evidence) {
        guard let model else { return }
        evidence.vector.read(features, in: model)
        model.score(evidence.vector, features.stems, into: &evidence.scores)
        evidence.coverage = evidence.vector.coverage
        evidence.sequence = max(Self.leastSequence, model.sequence(features))
        guard let student else { return }
        var other = Evidence()
        other.vector.read(features, in: student)
        student.score(other.vector, features.stems, into: &other.scores)
        // Both count alike: as far as each tells the classes of this message apart.
        let scale = Self.deviation(evidence.scores, classCount) / Self.deviation(other.scores, classCount)
        for index in evidence.scores.indices {
            evidence.scores[index] = (evidence.scores[index] + scale * other.scores[index]) / 2
        }
    }

    /// The score of each class.
    func scores(_ features: FeatureKeys) -> [Float] {
        var evidence = Evidence()
        weigh(features, into: &evidence)
        return evidence.scores
    }

    private static func deviation(_ scores: [Float], _ count: Int) -> Float {
        let mean = scores[..<count].reduce(0, +) / Float(count)
        let squares = scores[..<count].reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return max((squares / Float(count)).squareRoot(), 1e-6)
    }

    func confidences(of features: FeatureKeys) -> [Double] {
        var evidence = Evidence()
        weigh(features, into: &evidence)
        return confidences(evidence)
    }

    /// How surely the message is of each class, 0 to 1.
    ///
    /// A logistic regression on three figures: the class's own score against what this bot's own examples score when
    /// each is left out of training, the log odds of its share among all classes, and how much of the message is known.
    /// Its weights were fitted on bots of 3 to 150 intents with 4 to 100 examples, drawn from the development data in
    /// English and Chinese, a fifth of the messages about other things. What says nothing but common words is as sure as
    /// their order is known.
    ///
    /// - Parameter bonuses: what else speaks for or against each class, in log odds.
    func confidences(_ evidence: Evidence, bonuses: [Double] = []) -> [Double] {
        guard let model, !evidence.scores.isEmpty else { return [Double](repeating: 0, count: classCount) }
        let scores = evidence.scores
        let mean = max(Double(model.leftOutMean), Self.leastMean)
        var shares = [Double](repeating: 0, count: model.classCount)
        let largest = Double(scores[..<model.classCount].max() ?? 0)
        var sum = 0.0
        for index in shares.indices {
            let bonus = index < bonuses.count ? bonuses[index] : 0
            shares[index] = exp(Double(scores[index]) + bonus - largest)
            sum += shares[index]
        }
        // Those of no class take from the others' shares.
        let constant = Self.constant + (model.hasBackground ? Self.besideBackground : 0)
        let known = constant + Self.coverageWeight * Double(evidence.coverage)
        return (0..<classCount).map { index in
            let share = shares[index] / max(sum, 1e-300)
            guard scores[index] > 0, share > 1e-6 else { return 0 }
            let odds = min(max(log(share / max(1 - share, 1e-9)), -Self.oddsLimit), Self.oddsLimit)
            let height = log(min(max(Double(scores[index]) / mean, 0.05), 9))
            let bonus = index < bonuses.count ? bonuses[index] : 0
            let sum = known + Self.heightWeight * height + Self.oddsWeight * odds + Self.bonusWeight * bonus
            return evidence.sequence / (1 + exp(-sum))
        }
    }

    /// From so many examples on sentences of no class count as much as they do.
    private static let manyExamples: Float = 450
    /// What stands beside the examples of the only class there is; chosen on bots of one intent with 6 or 10 examples.
    private static let reachAlone: Float = 0.3
    /// What a message without content keeps at least.
    private static let leastSequence = 0.05

    private static let constant = -0.25
    /// What sentences of no class take from every confidence, given back; chosen on small bots drawn from the same data.
    private static let besideBackground = 1.0
    private static let heightWeight = 1.91
    private static let oddsWeight = 0.79
    private static let coverageWeight = 1.47
    private static let oddsLimit = 6.0
    private static let leastMean = 0.5
    /// How much of a bonus counts beside the share that it moves.
    private static let bonusWeight = 1.0
}
