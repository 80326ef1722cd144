// A trained chain model: the most probable values of a message, given what it means.

import Glibc

struct ChainModel: Sendable {
    let names: SlotTags
    let keys: ChainKeys
    let table: ChainTable
    let weights: ChainWeights
    /// For each intent the weight of each tag of its set after each.
    private let steps: [[ChainPath.Step]]

    /// Weights nearer to nothing are dropped.
    private static let least: Float = 0.01

    /// - Parameter values: more values that a slot can take: synonyms, options.
    init(
        _ examples: [SlotExample], values: [(slot: String, text: String)] = [], classes: WordClasses? = nil,
        settings: ChainTrainer.Settings = ChainTrainer.Settings()
    ) {
        let names = SlotTags(examples)
        let texts = examples.map(ChainText.init)
        let tags = zip(examples, texts).map { names.tags(of: $0, in: $1) }
        var keys = ChainKeys(texts, tags: tags, names, classes: classes)
        for value in values {
            guard let slot = names.number(ofSlot: value.slot) else { continue }
            let text = PreparedText(value.text)
            keys.add(Tokeniser.tokens(text.folded, in: text.range)[...], slot: slot)
        }
        var table = ChainTable(capacity: 1024)
        var sequences: [ChainSequence] = []
        for (index, text) in texts.enumerated() {
            let (found, ends) = keys.keys(of: text, names: names, tags: tags[index])
            guard let intent = names.number(ofIntent: examples[index].intent) else { continue }
            sequences.append(
                ChainSequence(
                    features: found.map { table.number($0) }, ends: ends, tags: tags[index], intent: intent))
        }
        var weights = ChainTrainer.train(
            sequences, featureCount: table.count, names, settings: settings)
        weights.prune(below: Self.least)
        self.init(names: names, keys: keys, table: table, weights: weights)
    }

    init(names: SlotTags, keys: ChainKeys, table: ChainTable, weights: ChainWeights) {
        self.names = names
        self.keys = keys
        self.table = table
        self.weights = weights
        steps = weights.stepNumbers.map { numbers in
            numbers.map { $0 < 0 ? .none : ChainPath.Step(weights.steps[Int($0)]) }
        }
    }

    /// The features of a message that any example has; O(tokens · features a token).
    func features(of text: ChainText) -> (features: [Int32], ends: [Int]) {
        let (found, ends) = keys.keys(of: text, names: names)
        var features: [Int32] = []
        features.reserveCapacity(found.count)
        var known: [Int] = []
        known.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            for index in start..<end {
                let number = table.value(found[index])
                if number >= 0 { features.append(number) }
            }
            known.append(features.count)
            start = end
        }
        return (features, known)
    }

    /// The most probable tags of a message that means an intent, with the logarithm of their probability among all
    /// tags that it could have; O(tokens · set²).
    func decode(_ features: (features: [Int32], ends: [Int]), intent: Int) -> (
        tags: [Int32], logarithm: Float
    ) {
        let set = names.sets[intent]
        let count = features.ends.count
        guard count > 0, set.count > 1 else { return ([Int32](repeating: 0, count: count), 0) }
        let scores = weights.scores(
            features.features, ends: features.ends, places: names.places[intent], width: set.count)
        var path = ChainPath(set: set, scores: scores, steps: steps[intent])
        return path.best()
    }

    var byteCount: Int { weights.weights.count * 8 + weights.starts.count * 4 + table.count * 24 }
}
