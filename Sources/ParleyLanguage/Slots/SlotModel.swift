// Finds the values of slots in messages, from examples that show where values stand.

import Glibc

/// A linear-chain conditional random field for each intent, all of them sharing their weights: a slot that two intents
/// have is learned from the examples of both.
package struct SlotModel: Sendable {
    private let chain: ChainModel

    /// Of a message's likely intents so many are tried, those below this probability not at all.
    private static let intentLimit = 3
    private static let leastProbability = 0.02

    package init(_ examples: [SlotExample]) { chain = ChainModel(examples, classes: nil) }

    /// The values in a message: the best of the readings that its likely intents give it.
    ///
    /// - Parameter intents: with their probabilities, the most probable first.
    package func spans(in message: String, intents: [(name: String, probability: Double)]) -> [SlotSpan] {
        let prepared = PreparedText(message)
        let text = ChainText(prepared, tokens: Tokeniser.tokens(prepared.folded, in: prepared.range))
        let features = chain.features(of: text)
        var best: (tags: [Int32], worth: Double)?
        for intent in intents.prefix(Self.intentLimit) where intent.probability >= Self.leastProbability {
            guard let number = chain.names.number(ofIntent: intent.name) else { continue }
            let (tags, logarithm) = chain.decode(features, intent: number)
            let worth = log(intent.probability) + Double(logarithm)
            if best.map({ worth > $0.worth }) ?? true { best = (tags, worth) }
        }
        return chain.names.spans(best?.tags ?? []).map { slot, tokens in
            SlotSpan(slot: chain.names.slots[slot], range: prepared.original(text.place(of: tokens)))
        }
    }

    package var byteCount: Int { chain.byteCount }
}
