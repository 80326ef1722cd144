// Which of the offered options a message means.

import ParleyModel

/// The options of a choice, ready to be compared with messages.
struct Choices: Sendable {
    struct Option: Sendable {
        /// Its title in every locale, and its other wordings.
        var wordings: [String]
        var value: Value
    }

    struct Wording: Sendable {
        var option: Int
        var scalars: [Scalar]
        var words: [Word]
        var comparable: ComparableText
    }

    /// A wording that reads this much like an option is it, if no other reads nearly as much like it.
    private static let likeness = 0.6
    private static let lead = 0.1

    private let values: [Value]
    /// The values as they are written: what a designer calls an option is no word of the people who choose it, so a
    /// message says it only where it says nothing else.
    private let codes: [(option: Int, scalars: [Scalar])]
    /// Longest first.
    let wordings: [Wording]
    /// The options in whose wordings a word stands, by the word's stem.
    let vocabulary: [UInt64: Set<Int>]

    init(_ options: [Option]) {
        values = options.map(\.value)
        codes = options.enumerated().compactMap { index, option in
            let code = ComparableText(option.value.printed).scalars
            return code.isEmpty || option.value.isNull ? nil : (index, code)
        }
        var wordings: [Wording] = []
        var vocabulary: [UInt64: Set<Int>] = [:]
        for (index, option) in options.enumerated() {
            for wording in option.wordings {
                let text = PreparedText(wording)
                guard !text.isEmpty else { continue }
                let words = Word.all(text.folded, in: text.range)
                for word in words where word.kind != .han {
                    vocabulary[word.stem, default: []].insert(index)
                }
                wordings.append(
                    Wording(
                        option: index, scalars: text.folded, words: words, comparable: ComparableText(text)))
            }
        }
        self.wordings = wordings.sorted {
            ($1.scalars.count, $0.option) < ($0.scalars.count, $1.option)
        }
        self.vocabulary = vocabulary
    }

    init(_ options: [Expectation.Option]) {
        self.init(options.map { Option(wordings: [$0.title] + $0.also, value: $0.value) })
    }

    func value(_ option: Int) -> Value { values[option] }

    /// By exact wording, by place in the list, by what the message names, by likeness; in this order.
    func answer(_ text: PreparedText) -> Value? {
        let core = Politeness.core(text.folded, in: text.range)
        let said = core.isEmpty ? text.range : core
        let bare = ChoiceWords.bare(text.folded, in: said)
        for stretch in [text.range, said, bare] where !stretch.isEmpty {
            if let option = exact(ComparableText(PreparedText(text.text(stretch)))) { return values[option] }
        }
        if core.isEmpty { return nil }
        // In "no, the third one" the no takes back what was said before.
        let opening = YesNo.opening(text.folded, in: core).map { $0.range.upperBound } ?? core.lowerBound
        for stretch in [core, ChoiceWords.bare(text.folded, in: opening..<core.upperBound)] {
            if let index = Ordinals.index(text.folded, in: stretch, count: values.count) {
                return values[index]
            }
        }
        switch named(in: text.folded, range: core) {
        case .one(let option): return values[option]
        case .unclear: return nil
        case .nothing: return alike(ComparableText(PreparedText(text.text(bare.isEmpty ? core : bare))))
        }
    }

    private func exact(_ text: ComparableText) -> Int? {
        wordings.first { $0.comparable.scalars == text.scalars }?.option
            ?? codes.first { $0.scalars == text.scalars }?.option
    }

    private func alike(_ text: ComparableText) -> Value? {
        var best = [Double](repeating: 0, count: values.count)
        for wording in wordings {
            best[wording.option] = max(best[wording.option], Similarity.of(text, wording.comparable))
        }
        guard let top = best.indices.max(by: { best[$0] < best[$1] }), best[top] >= Self.likeness else {
            return nil
        }
        let others = best.indices.filter { $0 != top && values[$0] != values[top] }
        return others.allSatisfy { best[$0] + Self.lead <= best[top] } ? values[top] : nil
    }
}

enum Occurrences {
    /// Where a phrase stands in a text; Latin words and numbers only whole.
    static func of(_ phrase: [Scalar], in text: [Scalar], range: Range<Int>) -> [Int] {
        guard let first = phrase.first, let last = phrase.last, phrase.count <= range.count else { return [] }
        var starts: [Int] = []
        for start in range.lowerBound...(range.upperBound - phrase.count) where text[start] == first {
            guard text[start..<start + phrase.count].elementsEqual(phrase) else { continue }
            let end = start + phrase.count
            if first.isASCIIWord, start > range.lowerBound, text[start - 1].isASCIIWord { continue }
            if last.isASCIIWord, end < range.upperBound, text[end].isASCIIWord { continue }
            starts.append(start)
        }
        return starts
    }
}
