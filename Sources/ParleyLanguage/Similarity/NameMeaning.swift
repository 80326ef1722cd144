// Which of several names a message means that calls it by another word: 名字 for 姓名, "surname" for "name".

enum NameMeaning {
    /// How alike a word must be to a name, and how much liker than to any other.
    private static let least = 0.55
    private static let lead = 0.1
    private static let longest = 24

    /// - Parameter names: for each thing its names.
    static func meant(in text: String, among names: [[String]]) -> Int? {
        let prepared = PreparedText(text)
        let words = candidates(prepared)
        guard !words.isEmpty, prepared.range.count <= longest * 2 else { return nil }
        let likeness = MeaningLikeness()
        let scores = names.map { names in
            names.flatMap { name in words.map { likeness.of($0, name) } }.max() ?? 0
        }
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] >= least,
            scores.indices.allSatisfy({ $0 == best || scores[$0] <= scores[best] - lead })
        else { return nil }
        return best
    }

    /// What may be a name: of Chinese two to four characters side by side, of English a word or two.
    private static func candidates(_ text: PreparedText) -> [String] {
        var found: [String] = []
        let tokens = Tokeniser.tokens(text.folded, in: text.range).filter { $0.kind != .mark }
        for start in tokens.indices.prefix(longest) {
            for end in start..<min(tokens.count, start + 4) {
                let range = tokens[start].range.lowerBound..<tokens[end].range.upperBound
                let isHan = tokens[start...end].allSatisfy { $0.kind == .han }
                let count = end - start + 1
                guard isHan ? count >= 2 : count <= 2 && tokens[start...end].allSatisfy({ $0.kind != .han })
                else {
                    continue
                }
                if !isHan, FunctionWords.contains(StableHash.of(text.folded[tokens[start].range])) {
                    continue
                }
                found.append(text.text(range))
            }
        }
        return found
    }
}
