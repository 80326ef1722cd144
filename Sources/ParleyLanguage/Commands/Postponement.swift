// A consent that is put off, and neither given nor refused: "not yet", 还没, 等会再下单, 明天再说.

import ParleyModel

enum Postponement {
    /// Characters; who writes more says more than that.
    private static let longest = 40

    /// - Parameter question: what is asked, whose verb may stand behind.
    static func stands(_ text: PreparedText, of question: PreparedText) -> Bool {
        guard text.count <= longest, !text.folded.contains(where: \.isQuestionMark) else { return false }
        if let end = endOfYet(text.folded, text.range) {
            let said = PreparedText(String(scalarNumbers: text.folded[..<end]))
            return QuestionVerb.answer(said, to: question) == false
        }
        var walk = PhraseWalk(text.folded, in: text.range)
        walk.pass([beside], before: [words, leads])
        var isSaid = false
        var mayFollow = false
        while let list = walk.next([words, leads, beside]) {
            isSaid = isSaid || list == 0
            mayFollow = mayFollow || list == 1
        }
        if walk.isOver { return isSaid }
        guard isSaid || mayFollow else { return false }
        let rest = PreparedText(String(scalarNumbers: text.folded[walk.rest]))
        return QuestionVerb.answer(rest, to: question) == true
    }

    /// Where the "yet" of "don't buy it yet" begins.
    private static func endOfYet(_ text: [Scalar], _ range: Range<Int>) -> Int? {
        let said = Politeness.core(text, in: range)
        let length = yet.match(text, endingAt: said.upperBound, in: said)
        return length > 0 && length < said.count && words.match(text, at: said.lowerBound, in: said) == 0
            ? said.upperBound - length : nil
    }
    private static let yet = Phrases("yet|just yet|for now")

    private static let words = Phrases(
        """
        还没|还没有|还没呢|还不行|还不能|还早|再说|再说吧|再等等|明天再说|回头再说|改天再说|以后再说|晚点再说|等会再说|等会儿再说|下次再说|改天吧|回头吧|晚点吧|让我再想想|再想想|再考虑|再考虑一下|考虑一下|我考虑一下
        not yet|not just yet|not quite yet|don't do it yet|do not do it yet|not so fast|later|maybe later|later maybe|perhaps later|i'm not ready|i am not ready|not ready yet|not ready
        i need to think|i have to think|i'll think about it|let me think about it|i'll decide later
        """, joins: true)
    /// With these the verb of the question follows.
    private static let leads = Phrases(
        """
        等会再|等会儿再|等一下再|等下再|一会再|一会儿再|晚点再|回头再|改天再|明天再|以后再|过会再|过会儿再|过一会再|下次再|还不|先不|先别|先不要|先不用|暂时不|暂时别
        i'm not ready to|i am not ready to|we're not ready to|we are not ready to
        """, joins: true)
    private static let beside = Phrases(
        """
        吧|了|呢|啊|哦|嗯|好|好的|可以|但|但是|不过|我|我们|那|就|不|不不|好像|谢谢|今天|先
        yes|yeah|ok|okay|no|oh|well|um|hmm|please|sorry|thanks|thank you|but|i|we|it|just|so|wait|hold on
        """, joins: true)
}
