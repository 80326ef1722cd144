// How alike two short texts read.

/// A text made ready to be compared with others.
struct ComparableText: Sendable {
    /// Lower case, half width; marks and blanks are one blank between words, none beside Chinese.
    let scalars: [Scalar]
    /// Hashes of its words and Chinese characters, sorted.
    let words: [UInt64]
    /// Hashes of its pairs of neighbouring characters, the ends included, sorted.
    let pairs: [UInt64]

    init(_ text: String) { self.init(PreparedText(text)) }

    init(_ text: PreparedText) {
        let tokens = Tokeniser.tokens(text.folded, in: text.range)
        let spoken = tokens.filter { $0.kind != .mark }
        // A text of marks alone is compared by them.
        let counted = spoken.isEmpty ? tokens : spoken
        var joined: [Scalar] = []
        var last: Token.Kind?
        for token in counted {
            if let last, last != .han, token.kind != .han { joined.append(.blank) }
            joined += text.folded[token.range]
            last = token.kind
        }
        scalars = joined
        words = counted.map(\.hash).sorted()
        var pairs: [UInt64] = []
        pairs.reserveCapacity(joined.count + 1)
        var previous: Scalar = 0
        for scalar in joined {
            pairs.append(UInt64(previous) << 32 | UInt64(scalar))
            previous = scalar
        }
        if !joined.isEmpty { pairs.append(UInt64(previous) << 32) }
        self.pairs = pairs.sorted()
    }
}

enum Similarity {
    /// Past this many characters the edit distance, which costs their product, is left out.
    static let editLimit = 256

    /// 0 to 1, the same both ways; 1 for texts that are equal after normalisation.
    ///
    /// The mean of three views, each 0 to 1: shared character pairs (Dice), shared words (Dice), and edits
    /// (1 - distance / longer length), weighted 0.4, 0.3, 0.3. Pairs forgive typing errors, words forgive order, edits
    /// tell near-equal from rearranged. Texts past ``editLimit`` are compared by pairs and words alone.
    static func of(_ left: ComparableText, _ right: ComparableText) -> Double {
        if left.scalars == right.scalars { return 1 }
        if left.scalars.isEmpty || right.scalars.isEmpty { return 0 }
        let pairs = dice(left.pairs, right.pairs)
        let words = dice(left.words, right.words)
        let longer = max(left.scalars.count, right.scalars.count)
        if longer > editLimit { return min(0.999, (0.4 * pairs + 0.3 * words) / 0.7) }
        let edits = EditDistance.between(left.scalars[...], right.scalars[...])
        let closeness = 1 - Double(edits) / Double(longer)
        return min(0.999, 0.4 * pairs + 0.3 * words + 0.3 * closeness)
    }

    /// Twice what two sorted lists share, over their lengths.
    private static func dice(_ left: [UInt64], _ right: [UInt64]) -> Double {
        var shared = 0
        var i = 0
        var j = 0
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                shared += 1
                i += 1
                j += 1
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return 2 * Double(shared) / Double(left.count + right.count)
    }
}
