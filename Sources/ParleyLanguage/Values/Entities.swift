// Declared entities: by their pattern, or by their values and synonyms, small typing errors forgiven.

import ParleyModel

/// One entity, ready to be found in messages.
struct Entity: Sendable {
    private struct Wording: Sendable {
        var canonical: String
        var scalars: [Scalar]
        var words: Int
        /// So many edits are forgiven: none in short wordings, where another word is as near.
        var slips: Int
    }

    let name: String
    private let pattern: PatternProgram?
    private let wordings: [Wording]

    init(_ declaration: EntityDeclaration) {
        name = declaration.name
        pattern = declaration.pattern.flatMap { try? PatternProgram($0) }
        wordings = declaration.values.flatMap { values in
            ([values.canonical] + values.synonyms).compactMap { wording in
                let text = PreparedText(wording)
                guard !text.isEmpty else { return nil }
                let tokens = Tokeniser.tokens(text.folded, in: text.range)
                let isChinese = tokens.contains { $0.kind == .han }
                let slips =
                    isChinese ? (text.count >= 4 ? 1 : 0) : text.count >= 9 ? 2 : text.count >= 5 ? 1 : 0
                return Wording(
                    canonical: values.canonical, scalars: text.folded, words: tokens.count, slips: slips)
            }
        }.sorted { ($1.scalars.count, $0.canonical) < ($0.scalars.count, $1.canonical) }
    }

    func found(in text: PreparedText, tokens: [Token]) -> [Finding] {
        var found: [Finding] = []
        func add(_ canonical: String, _ range: Range<Int>) {
            if found.contains(where: { $0.range.overlaps(range) }) { return }
            found.append(Finding(type: .entity(name), value: .text(canonical), range: range))
        }
        if let pattern {
            for range in pattern.matches(in: text.plain, range: text.range) { add(text.text(range), range) }
        }
        for wording in wordings {
            for start in Occurrences.of(wording.scalars, in: text.folded, range: text.range) {
                add(wording.canonical, start..<start + wording.scalars.count)
            }
        }
        for wording in wordings where wording.slips > 0 {
            for range in near(wording, text.folded, tokens) { add(wording.canonical, range) }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Stretches of as many words as the wording that differ from it by a slip or two, not in the first character.
    private func near(_ wording: Wording, _ text: [Scalar], _ tokens: [Token]) -> [Range<Int>] {
        guard tokens.count >= wording.words, let first = wording.scalars.first else { return [] }
        var found: [Range<Int>] = []
        for index in 0...(tokens.count - wording.words) {
            let range = tokens[index].range.lowerBound..<tokens[index + wording.words - 1].range.upperBound
            guard text[range.lowerBound] == first, abs(range.count - wording.scalars.count) <= wording.slips
            else { continue }
            let edits = EditDistance.between(text[range], wording.scalars[...], limit: wording.slips)
            if edits <= wording.slips { found.append(range) }
        }
        return found
    }
}
