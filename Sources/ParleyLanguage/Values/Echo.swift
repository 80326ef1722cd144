// An answer to a yes-or-no question in the question's own words: "outside please" to "Would you like to sit outside?".

enum Echo {
    /// Characters; a longer message says more than the question did.
    private static let longest = 40

    static func answer(_ text: PreparedText, to question: PreparedText) -> Bool? {
        let core = Politeness.core(text.folded, in: text.range)
        guard !core.isEmpty, core.count <= longest, !text.folded[core].contains(where: \.isQuestionMark),
            !leavesAChoice(question)
        else { return nil }
        let asked = Set(tokens(question.folded, question.range))
        var (isNo, hanTaken, wordsTaken) = (false, 0, 0)
        var position = core.lowerBound
        while position < core.upperBound {
            if !isWord(text.folded[position]) {
                position += 1
                continue
            }
            let no = noes.match(text.folded, at: position, in: core)
            let filler = fillers.match(text.folded, at: position, in: core)
            if max(no, filler) > 0 {
                isNo = isNo || no >= filler
                position += max(no, filler)
            } else if text.folded[position].isHan {
                let length = longestRun(text.folded, at: position, in: core, question)
                guard length > 0 else { return nil }
                hanTaken += length
                position += length
            } else {
                guard
                    let token = Tokeniser.tokens(text.folded, in: position..<core.upperBound).first,
                    asked.contains(Array(text.folded[token.range]))
                else { return nil }
                if !FunctionWords.contains(StableHash.of(text.folded[token.range])) { wordsTaken += 1 }
                position = token.range.upperBound
            }
        }
        return wordsTaken > 0 || hanTaken > 1 || hanTaken == 1 && saysVerb(text.folded, core, question)
            ? !isNo : nil
    }

    /// Whether the one Chinese character that a message takes up is the verb of a question: 不带 to 带狗吗, 报了 to 报警了吗.
    private static func saysVerb(_ text: [Scalar], _ range: Range<Int>, _ question: PreparedText) -> Bool {
        let asked = Clauses.of(question.folded, in: question.range).last ?? question.range
        var walk = PhraseWalk(question.folded, in: asked)
        walk.pass([subjects])
        var said = PhraseWalk(text, in: range)
        said.pass([noes, fillers])
        return !walk.isOver && !said.isOver && question.folded[walk.position] == text[said.position]
            && question.folded[walk.position].isHan
    }
    private static let subjects = Phrases(
        "请问|那|那么|您|你|你们|您们|我们|您要|你要|您会|你会|您想|你想|要不要|是否|有没有|要|会|想|可以|能|能不能|可不可以|需要|需不需要|是不是|已经|还|也|都|给",
        joins: true)

    private static func leavesAChoice(_ question: PreparedText) -> Bool {
        question.range.contains { alternatives.match(question.folded, at: $0, in: question.range) > 0 }
    }

    private static func tokens(_ text: [Scalar], _ range: Range<Int>) -> [[Scalar]] {
        Tokeniser.tokens(text, in: range).map { Array(text[$0.range]) }
    }

    /// The longest stretch of Chinese characters from here on that the question has too.
    private static func longestRun(
        _ text: [Scalar], at start: Int, in range: Range<Int>, _ question: PreparedText
    ) -> Int {
        var length = 0
        while start + length < range.upperBound, text[start + length].isHan,
            !Occurrences.of(
                Array(text[start...start + length]), in: question.folded, range: question.range
            ).isEmpty
        { length += 1 }
        return length
    }

    private static func isWord(_ scalar: Scalar) -> Bool {
        scalar.isASCIIWord || scalar.standsAlone || scalar.isLetter
    }

    private static let noes = Phrases(
        "不|别|不要|不用|不想|不需要|没|没有|先不|not|no|don't|dont|do not|nope|without|never|i don't want|i don't want to|rather not|no need to",
        joins: true)
    private static let fillers = Phrases(
        """
        是|要|好|好的|可以|对|的|吧|了|啊|呀|呢|哦|想|想要|我|我们|就|请|嗯|那就|坐
        yes|yeah|sure|ok|okay|please|thanks|i would like|i'd like|i'd like to|would|like|i|we|want|would like to|it|the|a
        """, joins: true)
    private static let alternatives = Phrases("或|或者|还是|or|either|which|what|哪", joins: true)
}
