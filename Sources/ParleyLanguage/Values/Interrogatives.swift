// What stands where a text is stated and only asks for it: "the name is what?", 地址是哪里来着.

import ParleyModel

enum Interrogatives {
    /// Whether a stretch asks, and states nothing: question words alone, or a question's end behind it.
    static func stands(_ text: [Scalar], in range: Range<Int>) -> Bool {
        if PhraseWalk.covers(text, in: range, with: [words], beside: [beside]) { return true }
        guard let last = range.last else { return false }
        return text[last].isQuestionMark || ends.match(text, endingAt: range.upperBound, in: range) > 0
    }

    /// Whether the no that stands here is the middle of a question: 要不要, 有没有.
    static func isAlternative(_ text: [Scalar], at no: Int, in range: Range<Int>) -> Bool {
        no > range.lowerBound && no + 1 < range.upperBound && text[no].isHan && text[no - 1] == text[no + 1]
    }

    private static let words = Phrases(
        """
        什么|啥|哪里|哪儿|哪|哪个|哪天|哪位|哪一个|谁|多少|几|几号|几点|几个|怎么|怎么样|怎样|什么时候|何时|什么地方
        what|who|whom|whose|where|which|when|how|how much|how many|what exactly|which one
        """, joins: true)
    private static let beside = Phrases(
        "来着|呢|啊|呀|了|的|写|是|again|exactly|now|please|then|sorry|it|is|was|are", joins: true)
    private static let ends = Phrases("吗|么|来着|是吗|对吗", joins: true)
}
