// Consent in the verb of a flow: "yes, send it" where an example is "send money", 转吧 where one is 我要转账.

import ParleyModel

enum FlowVerb {
    /// Characters; who writes more says more than the verb.
    private static let longest = 32

    /// Whether a text says no more than the verb that an example begins with and a question has too.
    static func urges(_ text: PreparedText, _ example: PreparedText, in question: PreparedText) -> Bool {
        guard text.count <= longest, !text.folded.contains(where: \.isQuestionMark),
            let verb = verb(example)
        else { return false }
        let said = Gaps.trimmed(text.folded, text.range)
        var walk = PhraseWalk(text.folded, in: said)
        walk.pass([yeses])
        let rest = walk.rest
        let isHan = verb[0].isHan
        let words = Tokeniser.tokens(text.folded, in: rest)
        guard let first = words.first?.range else { return false }
        let length =
            isHan
            ? zip(text.folded[rest], verb).prefix { $0 == $1 }.count
            : text.folded[first].elementsEqual(verb) ? first.count : 0
        guard length > 0, !isLight(Array(verb.prefix(isHan ? 1 : length))), !isLight(Array(verb.prefix(2)))
        else { return false }
        let used = Array(verb.prefix(length))
        guard !Occurrences.of(used, in: question.folded, range: question.range).isEmpty else { return false }
        var behind = PhraseWalk(text.folded, in: rest.lowerBound + length..<rest.upperBound)
        let isUrged = walk.position > said.lowerBound || !behind.isOver
        behind.pass([objects])
        return isUrged && behind.isOver
    }

    /// The verb with which the first clause of an example begins, of Chinese with what is behind it.
    private static func verb(_ example: PreparedText) -> [Scalar]? {
        guard let clause = Clauses.of(example.folded, in: example.range).first else { return nil }
        var walk = PhraseWalk(example.folded, in: Gaps.trimmed(example.folded, clause))
        walk.pass([openers])
        let rest = walk.rest
        guard let first = rest.first else { return nil }
        if example.folded[first].isHan {
            return Array(example.folded[rest].prefix(longestHan).prefix { $0.isHan })
        }
        guard let word = Tokeniser.tokens(example.folded, in: rest).first?.range,
            example.folded[word].allSatisfy(\.isASCIILetter),
            !FunctionWords.contains(StableHash.of(example.folded[word]))
        else { return nil }
        return Array(example.folded[word])
    }
    private static let longestHan = 4

    /// What changes something, and what may be done with anything, agrees to nothing.
    private static func isLight(_ verb: [Scalar]) -> Bool {
        light.match(verb, at: 0, in: verb.indices) == verb.count
    }
    private static let light = Phrases(
        """
        改|换|修|更|变|调整|调换|来|要|给|拿|做|弄|在|去|到|帮|看|查|有|是|想|用|让
        change|update|edit|modify|correct|move|make|put|bring|give|come|get|have|take|do|go|fly|see|show|tell|check|want|need|like
        switch|replace|exchange|swap|adjust|alter|set|let|help|be
        """, joins: true)
    private static let openers = Phrases(
        """
        我想要|我想|我要|我需要|请|帮我|想|要|麻烦|给我
        i want to|i would like to|i'd like to|i need to|i wish to|please|can you|can i|could you|could i|to
        """, joins: true)
    private static let yeses = Phrases(
        """
        是|是的|对|对的|好|好的|好吧|好啊|行|可以|没错|没问题|确认|确定|同意|那就|就|请|直接
        yes|yeah|yep|yup|sure|ok|okay|right|correct|all right|alright|please|go ahead and|go and|just|fine|of course
        """, joins: true)
    private static let objects = Phrases("吧|it|that|this|them|please|thanks|thank you|谢谢", joins: true)
}
