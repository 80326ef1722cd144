// The vectors that a model knows words by: those of the language, and those of a bot's own messages.

/// Sets of word vectors side by side, each with how much it counts.
struct WordSpace: Sendable {
    private let parts: [(vectors: WordVectors, weight: Float)]
    /// Of all sets together, each padded.
    let dimensions: Int

    /// English words as WordNet describes them; how much they count was chosen on development data.
    static let english = WordSpace(own: nil)

    /// - Parameter own: counted from messages of the bot; they count a little less.
    init(own: WordVectors?) {
        var parts: [(vectors: WordVectors, weight: Float)] = []
        if let english = WordVectors.english { parts.append((english, 1.4)) }
        if let own { parts.append((own, 1.2)) }
        self.parts = parts
        dimensions = parts.reduce(0) { $0 + Kernels.padded($1.vectors.dimensions) }
    }

    /// The directions of a text in each set, weighted; zeros where a set has none of its words.
    func direction(_ stems: [UInt64]) -> [Float]? {
        if parts.count == 1, let only = parts.first {
            return only.vectors.direction(stems).map { $0.map { $0 * only.weight } }
        }
        var all: [Float] = []
        all.reserveCapacity(dimensions)
        var isKnown = false
        for part in parts {
            if let direction = part.vectors.direction(stems) {
                isKnown = true
                for value in direction { all.append(value * part.weight) }
            } else {
                all.append(contentsOf: repeatElement(0, count: Kernels.padded(part.vectors.dimensions)))
            }
        }
        return isKnown ? all : nil
    }
}
