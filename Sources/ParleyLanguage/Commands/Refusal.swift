// A no that answers nothing: "no thanks" to "Under which name?".

enum Refusal {
    /// Whether somebody does not want to answer a question for a text. "None" is a text, and so is a no to a question that
    /// may be answered with one: "Any wishes?".
    static func declines(_ text: PreparedText, _ question: PreparedText) -> Bool {
        (YesNo.answer(text.folded, in: text.range) == false || Contentment.follows(text))
            && !has(absences, text)
            && !has(indefinites, question) && !opensAsYesNo(question)
    }

    /// Whether somebody only says yes to a question for a text.
    static func affirms(_ text: PreparedText, _ question: PreparedText) -> Bool {
        PhraseWalk.covers(text.folded, in: text.range, with: [yeses], beside: [particles])
            && !has(wishes, question) && !opensAsYesNo(question)
            && ends.match(
                question.folded, endingAt: Gaps.trimmed(question.folded, question.range).upperBound,
                in: question.range) == 0
    }
    private static let wishes = Phrases(
        "吗|有没有|有无|是否|要不要|需不需要|还有|any|anything|anyone|anybody|anywhere|else|if so|optional", joins: true)
    private static let ends = Phrases("好么|行么|要么|是么|对么|有么", joins: true)
    private static let yeses = Phrases(
        """
        是|是的|对|对的|嗯|好的|不好意思|抱歉|对不起
        yes|yeah|yep|yup|yes please|yes it is|ok|okay|sure|hm|hmm|sorry
        """, joins: true)
    private static let particles = Phrases("啊|呀|的|了|please|oh|well", joins: true)

    /// Whether a sentence of a question begins with its verb: "Did you ...?", not "What is ...?".
    private static func opensAsYesNo(_ question: PreparedText) -> Bool {
        Clauses.of(question.folded, in: question.range).contains { clause in
            let clause = Gaps.trimmed(question.folded, clause)
            return auxiliaries.match(question.folded, at: clause.lowerBound, in: clause) > 0
        }
    }
    private static let auxiliaries = Phrases(
        "do|did|does|have|has|would you like|would you prefer|is|are|was|were", joins: true)

    private static func has(_ words: Phrases, _ text: PreparedText) -> Bool {
        text.range.contains { words.match(text.folded, at: $0, in: text.range) > 0 }
    }

    private static let absences = Phrases(
        "没|没有|没有的|没什么|没啥|无|none|nothing|n/a|never|wrong|incorrect|false|错|错了|不对|不正确|不是", joins: true)
    private static let indefinites = Phrases(
        """
        吗|么|有没有|有无|是否|要不要|需不需要|还有
        any|anything|anyone|anybody|anywhere|else|if so|optional
        """, joins: true)
}
