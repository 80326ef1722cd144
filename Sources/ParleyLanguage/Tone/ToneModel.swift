// How somebody feels about what a text tells, learned from texts of either kind.

import Glibc

/// A classifier of texts as good or bad: the features and the training of intents, with two classes, and beside them the
/// tone by words, which keeps it from failing on texts about other things than those it learned from.
package struct ToneModel: Sendable {
    private let model: IntentModel
    private let tone = Tone()

    /// How much the tone by words counts beside what was learned; chosen on texts of a kind that training did not see.
    private static let toneWeight: Float = 0.2

    package var size: Int { model.image.size }

    /// `nil` when a kind has no example.
    ///
    /// - Parameter texts: each with whether it is good.
    package init?(_ texts: [(text: String, isGood: Bool)]) {
        guard texts.contains(where: \.isGood), texts.contains(where: { !$0.isGood }) else { return nil }
        let features = texts.map { Self.features($0.text) }
        let labels = texts.map { $0.isGood ? 1 : 0 }
        guard
            let model = IntentModel.train(
                texts: features, labels: labels, classCount: 2, words: WordSpace.builtIn)
        else { return nil }
        self.model = model
    }

    private static func features(_ text: String) -> FeatureKeys {
        let prepared = PreparedText(text)
        var features = FeatureKeys()
        features.read(prepared.folded, in: prepared.range)
        return features
    }

    /// -1 for the worst to 1 for the best.
    package func of(_ text: String) -> Double {
        let features = Self.features(text)
        var vector = TermVector()
        vector.read(features, in: model)
        var scores: [Float] = []
        model.score(vector, features.stems, into: &scores)
        guard scores.count > 1 else { return 0 }
        let odds = scores[1] - scores[0] + Self.toneWeight * tone.sum(text)
        return odds.isFinite ? Double(tanhf(odds / 2)) : 0
    }
}
