// A message that only says that something is wrong, and not what: "that's wrong", 错了, 不对.

import ParleyModel

enum Denials {
    static func of(_ text: PreparedText) -> Denial? {
        // 不错 calls nothing wrong.
        guard !text.folded.contains(where: \.isQuestionMark),
            YesNo.answer(text.folded, in: text.range) != true
        else { return nil }
        var found: Denial?
        var walk = PhraseWalk(text.folded, in: text.range)
        while let list = walk.next([wrongs, mere, beside]) {
            if list == 0 { found = .wrong } else if list == 1 { found = found ?? .mere }
        }
        return walk.isOver ? found : nil
    }

    private static let wrongs = Phrases(
        """
        错|错了|错的|错误|有错|有误|不正确|这错了|这不正确|有个错|哪里错了
        wrong|incorrect|that's wrong|that is wrong|thats wrong|this is wrong|it's wrong|its wrong|it is wrong|all wrong|something is wrong
        something's wrong|not right|that's not right|that is not right|thats not right|this is not right|this isn't right|that isn't right
        it's not right|isn't right|not quite right|not correct|that's not correct|that is not correct|that's incorrect|that is incorrect
        there is a mistake|there's a mistake|a mistake|mistake|there is an error|there's an error
        """, joins: true)
    private static let mere = Phrases(
        "不对|不是|不是的|不是这样|不是这个|不对的|that's not it|not that|that is not it|thats not it", joins: true)
    private static let beside = Phrases(
        """
        不|不不|啊|呀|吧|了|的|哎呀|等等|等一下|嗯|哦|好像|这|这个|那个|那|是
        no|nope|nah|oh|um|uh|hmm|wait|sorry|but|well|so|actually|i think|think|there|here|again|no no|please
        """, joins: true)
}
