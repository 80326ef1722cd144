// What in a message spoke for an intent, and what against it.

import ParleyModel

/// Why a message was taken for an intent or an answer: its words, each with how much it moves the score.
package struct Explanation: Sendable, Hashable {
    /// A stretch of the message.
    package struct Part: Sendable, Hashable {
        package var text: String
        /// Where it stands in the message, in Unicode scalars.
        package var range: Range<Int>
        /// In log odds: by how much the score falls without it; below zero it speaks against.
        package var weight: Double
    }

    /// The name of an intent, or an answer's id.
    package var name: String
    package var isIntent: Bool
    package var confidence: Double
    /// Strongest first, in either direction.
    package var parts: [Part]
}

extension Meanings {
    private static let partLimit = 8
    /// Longer messages are explained by their beginning: each word costs a recognition.
    private static let wordLimit = 64

    /// The classes that a message is most likely of, with what spoke for and against each.
    ///
    /// A word's weight is what the class's score loses when the message is weighed without it, so that the word counts
    /// with all its features: its stem, its letters, its neighbours, its meaning.
    func explanations(_ text: PreparedText, language: Locale?, limit: Int) -> [Explanation] {
        let confidences = confidences(text, without: [], language: language)
        let order = confidences.indices.filter { confidences[$0] > 0 }
            .sorted { (confidences[$1], $0) < (confidences[$0], $1) }.prefix(limit)
        guard !order.isEmpty else { return [] }
        let whole = MessageParts(text)
        let scores = classifier.scores(whole.features)
        let words = whole.tokens.filter { $0.kind != .mark }.prefix(Self.wordLimit).map(\.range)
        let without = words.map { classifier.scores(MessageParts(text, without: [$0]).features) }
        return order.map { label in
            var parts: [(range: Range<Int>, weight: Double)] = []
            for (word, less) in zip(words, without) where label < scores.count {
                let weight = Double(scores[label]) - (label < less.count ? Double(less[label]) : 0)
                if let last = parts.last, Self.continues(last, word, weight, in: text) {
                    parts[parts.count - 1] = (last.range.lowerBound..<word.upperBound, last.weight + weight)
                } else {
                    parts.append((word, weight))
                }
            }
            let strongest = parts.sorted {
                ($1.weight.magnitude, $0.range.lowerBound) < ($0.weight.magnitude, $1.range.lowerBound)
            }.prefix(Self.partLimit)
            let (name, isIntent) = classes[label].meaning.named
            return Explanation(
                name: name, isIntent: isIntent, confidence: confidences[label],
                parts: strongest.map {
                    Explanation.Part(
                        text: text.text($0.range), range: text.original($0.range), weight: $0.weight)
                })
        }
    }

    /// Chinese characters beside each other that speak in one direction are told together.
    private static func continues(
        _ last: (range: Range<Int>, weight: Double), _ word: Range<Int>, _ weight: Double,
        in text: PreparedText
    ) -> Bool {
        last.range.upperBound == word.lowerBound && (last.weight > 0) == (weight > 0)
            && text.folded[word.lowerBound].isHan && text.folded[last.range.upperBound - 1].isHan
    }
}
