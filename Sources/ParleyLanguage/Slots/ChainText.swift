// A message as the chain model reads it: tokens with their hashes, and which of them are known words.

struct ChainText: Sendable {
    let text: PreparedText
    let tokens: [Token]
    /// Tokens that stand for any words at all.
    let open: Set<Int>
    /// What is known of stretches of tokens beforehand: the type of a value that was found there.
    var marks: [(key: UInt64, tokens: Range<Int>)] = []

    /// A longer message is read up to here: nobody writes an order in more tokens.
    static let limit = 200

    init(_ text: PreparedText, tokens: [Token], open: Set<Int> = []) {
        self.text = text
        self.tokens = tokens.count > Self.limit ? Array(tokens[..<Self.limit]) : tokens
        self.open = open
    }

    init(_ example: SlotExample) {
        let text = PreparedText(example.text)
        let tokens = Tokeniser.tokens(text.folded, in: text.range)
        var open: Set<Int> = []
        for range in example.open { open.formUnion(Self.indices(of: range, text, tokens)) }
        self.init(text, tokens: tokens, open: open)
        marks = example.marks.map { (StableHash.of($0.slot), Self.indices(of: $0.range, text, tokens)) }
            .filter { $0.tokens.upperBound <= self.tokens.count }
    }

    /// The tokens that lie in a stretch of the message as it was written.
    func indices(of range: Range<Int>) -> Range<Int> { Self.indices(of: range, text, tokens) }

    private static func indices(of range: Range<Int>, _ text: PreparedText, _ tokens: [Token]) -> Range<Int> {
        let positions = text.positions(ofOriginal: range)
        let first = tokens.firstIndex { $0.range.upperBound > positions.lowerBound } ?? tokens.count
        let end = tokens.firstIndex { $0.range.lowerBound >= positions.upperBound } ?? tokens.count
        return first..<max(first, end)
    }

    /// Where tokens stand, in the prepared text.
    func place(of tokens: Range<Int>) -> Range<Int> {
        self.tokens[tokens.lowerBound].range.lowerBound..<self.tokens[tokens.upperBound - 1].range.upperBound
    }
}
