// What somebody says not to do any more: the 租 of 我不租了, the "book" of "I won't book any more".

import ParleyModel

enum GivenUp {
    /// Characters; who writes more says more than that.
    private static let longest = 40

    /// The word for it; `nil` where a text says anything else.
    ///
    /// - Parameter isOwn: whether it must be said of oneself: 不转了 may be a washing machine's.
    static func verb(_ text: PreparedText, isOwn: Bool) -> String? {
        let core = Politeness.core(text.folded, in: text.range)
        guard core.count <= longest, !text.folded[core].contains(where: \.isQuestionMark) else { return nil }
        var walk = PhraseWalk(text.folded, in: core)
        walk.pass([openings], before: [noes])
        guard walk.next([noes]) == 0 else { return nil }
        var rest = walk.rest
        let end = ends.match(text.folded, endingAt: rest.upperBound, in: rest)
        guard end > 0, end < rest.count else { return nil }
        rest = Gaps.trimmed(text.folded, rest.dropLast(end))
        while case let length = things.match(text.folded, endingAt: rest.upperBound, in: rest), length > 0,
            length < rest.count
        {
            rest = Gaps.trimmed(text.folded, rest.dropLast(length))
        }
        let before = core.lowerBound..<rest.lowerBound
        guard !isOwn || before.contains(where: { own.match(text.folded, at: $0, in: before) > 0 }) else {
            return nil
        }
        let isHan = text.folded[rest].allSatisfy(\.isHan) && rest.count <= 3
        let isWord = text.folded[rest].allSatisfy(\.isASCIILetter)
        guard !rest.isEmpty, isHan || isWord else { return nil }
        return String(scalarNumbers: text.folded[rest])
    }

    private static let openings = Phrases(
        """
        算了|那|那就|那算了|算啦|还是|就|先|也|我|我们|好吧|嗯|唉|哎|对不起|不好意思|抱歉
        never mind|nevermind|sorry|actually|oh|well|ok|okay|no|i|we|then|i think
        """, joins: true)
    private static let own = Phrases("我|我们|算了|算啦|i|we|i'm", joins: true)
    static let noes = Phrases(
        """
        不|不想|不要|不用|不打算|不想再|不再|不准备
        don't|do not|dont|won't|will not|don't want to|do not want to|dont want to|no longer want to|don't need to|do not need to|am not going to|i'm not going to|no longer
        """, joins: true)
    private static let ends = Phrases(
        """
        了|啦|了吧|了啦|了谢谢
        any more|anymore|any longer|after all|now|then
        """, joins: true)
    private static let things = Phrases(
        "这个|那个|它|东西|it|this|that|one|anything|them|any", joins: true)
}
