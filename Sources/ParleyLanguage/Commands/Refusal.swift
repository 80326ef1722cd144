// A no that answers nothing: "no thanks" to "Under which name?".

enum Refusal {
    /// Whether somebody does not want to answer a question for a text. "None" is a text, and so is a no to a question that
    /// may be answered with one: "Any wishes?".
    static func declines(_ text: PreparedText, _ question: PreparedText) -> Bool {
        YesNo.answer(text.folded, in: text.range) == false && !has(absences, text)
            && !has(indefinites, question)
    }

    private static func has(_ words: Phrases, _ text: PreparedText) -> Bool {
        text.range.contains { words.match(text.folded, at: $0, in: text.range) > 0 }
    }

    private static let absences = Phrases(
        "没|没有|没有的|没什么|没啥|无|none|nothing|n/a|never|wrong|incorrect|false|错|错了|不对|不正确|不是", joins: true)
    private static let indefinites = Phrases(
        """
        吗|么|有没有|有无|是否|要不要|需不需要|还有
        any|anything|anyone|anybody|anywhere|else|do you have|have you|would you like|is there|are there|if so|optional
        """, joins: true)
}
