// The vectors that a model knows words by: those of the languages, and those of a bot's own messages.

/// Sets of word vectors side by side, each with how much it counts.
struct WordSpace: Sendable {
    /// Tables of one space, and how much a direction in it counts.
    private struct Part: Sendable {
        var tables: [WordVectors]
        var dimensions: Int
        var weight: Float
    }

    private let parts: [Part]
    /// Of all sets together, each padded.
    let dimensions: Int

    /// English and Chinese words as WordNet describes them; how much they count was chosen on development data.
    static let builtIn = WordSpace(own: nil)
    private static let builtInWeight: Float = 1.4
    private static let ownWeight: Float = 1.2

    /// - Parameter own: counted from messages of the bot; they count a little less.
    init(own: WordVectors?) {
        var parts: [Part] = []
        let builtIn = Self.tables
        if let first = builtIn.first {
            parts.append(Part(tables: builtIn, dimensions: first.dimensions, weight: Self.builtInWeight))
        }
        if let own { parts.append(Part(tables: [own], dimensions: own.dimensions, weight: Self.ownWeight)) }
        self.parts = parts
        dimensions = parts.reduce(0) { $0 + Kernels.padded($1.dimensions) }
    }

    /// Those of the languages, which share one space.
    static let tables: [WordVectors] = {
        guard let english = WordVectors.english else { return [] }
        guard let chinese = WordVectors.chinese, chinese.dimensions == english.dimensions else {
            return [english]
        }
        return [english, chinese]
    }()

    /// The directions of a text in each set, weighted; zeros where a set has none of its words.
    func direction(_ words: [UInt64]) -> [Float]? {
        if parts.count == 1, let only = parts.first {
            return WordVectors.direction(words, in: only.tables).map { $0.map { $0 * only.weight } }
        }
        var all: [Float] = []
        all.reserveCapacity(dimensions)
        var isKnown = false
        for part in parts {
            if let direction = WordVectors.direction(words, in: part.tables) {
                isKnown = true
                for value in direction { all.append(value * part.weight) }
            } else {
                all.append(contentsOf: repeatElement(0, count: Kernels.padded(part.dimensions)))
            }
        }
        return isKnown ? all : nil
    }
}
