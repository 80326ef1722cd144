// The options that a message names: by a whole wording, small slips forgiven, or by words that only one of them has.

import ParleyModel

extension Choices {
    enum Named {
        case one(Int)
        /// Several, or only what is refused, or a word of several.
        case unclear
        case nothing
    }

    /// Where the options' wordings stand in a message, longest first where they overlap; what it refuses left out.
    ///
    /// - Parameter shortest: wordings of fewer characters are passed over.
    /// - Parameter others: see ``Negation``.
    /// - Parameter refused: whether what it refuses is looked for instead.
    func found(
        in text: [Scalar], range: Range<Int>, shortest: Int, others: [Range<Int>],
        refused isRefused: Bool = false
    ) -> [(option: Int, range: Range<Int>)] {
        let mentions = mentions(in: text, range: range, shortest: shortest)
        let refused = Negation.refused(mentions.map(\.range), in: text, range: range, others: others)
        return zip(mentions, refused).filter { $0.1 == isRefused }.map(\.0)
    }

    /// What a whole message, the answer to the question, names.
    func named(in text: [Scalar], range: Range<Int>) -> Named {
        guard let wanted = wanted(in: text, range: range) else { return .nothing }
        guard let first = wanted.first else { return .unclear }
        let common = wanted.dropFirst().reduce(first) { $0.intersection($1) }
        let same = Set(common.map { value($0) }).count == 1 ? common.first : nil
        return same.map { .one($0) } ?? .unclear
    }

    /// The options that each stretch of a message may stand for, what it refuses left out; `nil` where none names any.
    private func wanted(in text: [Scalar], range: Range<Int>) -> [Set<Int>]? {
        let mentions = mentions(in: text, range: range, shortest: 1)
        let (parts, hasOther) = parts(in: text, range: range, beside: mentions.map(\.range))
        let all = (mentions.map { (options: Set([$0.option]), range: $0.range) } + (hasOther ? [] : parts))
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard !all.isEmpty else { return nil }
        let refused = Negation.refused(all.map(\.range), in: text, range: range)
        return zip(all, refused).filter { !$0.1 }.map(\.0.options)
    }

    /// The values of all options that a whole message names and does not refuse, each once.
    func all(in text: PreparedText) -> [Value] {
        var values: [Value] = []
        for options in wanted(in: text.folded, range: text.range) ?? [] where options.count == 1 {
            for option in options where !values.contains(value(option)) { values.append(value(option)) }
        }
        return values
    }

    private func mentions(in text: [Scalar], range: Range<Int>, shortest: Int) -> [(
        option: Int, range: Range<Int>
    )] {
        var found: [(option: Int, range: Range<Int>)] = []
        for wording in wordings where wording.scalars.count >= shortest {
            for start in Occurrences.of(wording.scalars, in: text, range: range) {
                let place = start..<start + wording.scalars.count
                if !found.contains(where: { $0.range.overlaps(place) }) {
                    found.append((wording.option, place))
                }
            }
        }
        let words = Word.all(text, in: range)
        for near in near(words) where !found.contains(where: { $0.range.overlaps(near.range) }) {
            found.append(near)
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Stretches that are a wording of exactly one option but for endings and slips.
    private func near(_ words: [Word]) -> [(option: Int, range: Range<Int>)] {
        var found: [(option: Int, range: Range<Int>, slips: Int)] = []
        for wording in wordings {
            let count = wording.words.count
            guard count > 0, count <= words.count, wording.words.allSatisfy({ $0.kind != .han }) else {
                continue
            }
            for start in 0...(words.count - count) {
                let stretch = words[start..<start + count]
                guard let slips = Word.slips(stretch, wording.words) else { continue }
                let range = words[start].range.lowerBound..<words[start + count - 1].range.upperBound
                found.append((wording.option, range, slips))
            }
        }
        return found.filter { one in
            !found.contains {
                $0.range.overlaps(one.range) && $0.option != one.option
                    && ($0.range.count, one.slips) >= (one.range.count, $0.slips)
            }
        }.map { ($0.option, $0.range) }
    }

    /// The words of a message beside whole wordings, each with the options that have it; and whether there are other
    /// words than those and the ones that people put around a choice.
    private func parts(in text: [Scalar], range: Range<Int>, beside mentions: [Range<Int>]) -> (
        parts: [(options: Set<Int>, range: Range<Int>)], hasOther: Bool
    ) {
        var parts: [(options: Set<Int>, range: Range<Int>)] = []
        var hasOther = false
        for word in ChoiceWords.content(text, in: range, beside: mentions) {
            let options = options(having: word, in: text)
            if options.isEmpty { hasOther = true } else { parts.append((options, word.range)) }
        }
        return (parts, hasOther)
    }

    private func options(having word: Word, in text: [Scalar]) -> Set<Int> {
        if word.kind == .han {
            let phrase = Array(text[word.range])
            return Set(
                wordings.filter { wording in
                    !Occurrences.of(phrase, in: wording.scalars, range: 0..<wording.scalars.count).isEmpty
                }.map(\.option))
        }
        if let options = vocabulary[word.stem] { return options }
        let near = wordings.flatMap { wording in
            wording.words.filter { Word.slips([word], [$0]) != nil }.map { _ in wording.option }
        }
        return Set(near)
    }
}

/// A word of a message or of an option's wording, as they are compared.
struct Word: Sendable {
    var kind: Token.Kind
    var range: Range<Int>
    var letters: ArraySlice<Scalar>
    var stem: UInt64

    static func all(_ text: [Scalar], in range: Range<Int>) -> [Word] {
        var stemmer = EnglishStem()
        return Tokeniser.tokens(text, in: range).filter { $0.kind != .mark }.map { token in
            let letters = text[token.range]
            let stem = token.kind == .word ? stemmer.key(of: letters) : token.hash
            return Word(kind: token.kind, range: token.range, letters: letters, stem: stem)
        }
    }

    /// How many slips make one row of words of another; `nil` when they are others. One slip in a word of five letters,
    /// two from ten on, never in its first, and none in numbers or Chinese.
    static func slips(_ said: some Collection<Word>, _ meant: some Collection<Word>) -> Int? {
        guard said.count == meant.count else { return nil }
        var slips = 0
        for (one, other) in zip(said, meant) {
            if one.stem == other.stem { continue }
            let length = max(one.letters.count, other.letters.count)
            guard one.kind == .word, other.kind == .word, length >= 5,
                one.letters.first == other.letters.first
            else { return nil }
            let limit = length >= 10 ? 2 : 1
            let edits = EditDistance.between(one.letters, other.letters, limit: limit)
            guard edits <= limit else { return nil }
            slips += edits
        }
        return slips
    }
}
