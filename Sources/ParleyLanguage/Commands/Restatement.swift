// A text put right without being named: "no, it's Maria", "I meant Maria", 不对，是5号楼.

import ParleyModel

enum Restatement {
    /// So many more words, or Chinese characters, than the old text may the new one have.
    private static let moreWords = 2
    private static let moreCharacters = 4

    /// What stands behind a no and the words that lead to the right text; `nil` where it is a remark rather than a text.
    ///
    /// - Parameter isLast: whether the old text was told last; else the new one must resemble it.
    static func of(_ message: String, like old: String, isLast: Bool) -> String? {
        let text = PreparedText(message)
        var walk = PhraseWalk(text.folded, in: text.range)
        var (isLed, changes) = (false, false)
        while !isLed, let list = walk.next([links, openings, changing]) {
            (isLed, changes) = (list != 1, list == 2)
        }
        let range = Gaps.trimmed(text.folded, Politeness.core(text.folded, in: walk.rest))
        guard !range.isEmpty, isLike(old, text, range), !isRemark(text, range) else { return nil }
        // Whatever is told last, "change it to ..." may mean anything.
        return isLed && isLast && !changes || resembles(text.folded[range], PreparedText(old).folded)
            ? text.written(range) : nil
    }

    /// Whether a message is nothing but a text that is written as another is around its number: 解放路9号 and 人民路12号.
    static func isWritten(_ message: PreparedText, like old: PreparedText) -> Bool {
        guard let ours = shape(message), let theirs = shape(old) else { return false }
        return ours == theirs && isLike(String(scalarNumbers: old.plain), message, message.range)
    }

    /// A text from the Chinese character before its first number on, 0 in place of each number; `nil` without one.
    private static func shape(_ text: PreparedText) -> [Scalar]? {
        let said = Gaps.trimmed(text.folded, text.range)
        guard let first = said.first(where: { text.folded[$0].isDigit }), first > said.lowerBound,
            text.folded[first - 1].isHan, let last = said.last, text.folded[last].isHan,
            text.folded[said].allSatisfy({ $0.isHan || $0.isDigit })
        else { return nil }
        var shape = [text.folded[first - 1]]
        for position in first...last {
            let isNext = text.folded[position].isDigit && text.folded[position - 1].isDigit
            if !isNext { shape.append(text.folded[position].isDigit ? 0x30 : text.folded[position]) }
        }
        return shape
    }

    /// Whether two texts begin alike and half of their characters are the same: "maria" and "mary".
    private static func resembles(_ new: ArraySlice<Scalar>, _ old: [Scalar]) -> Bool {
        let limit = max(new.count, old.count) / 2
        return new.first == old.first && EditDistance.between(new, old[...], limit: limit) <= limit
    }

    static func isLike(_ old: String, _ text: PreparedText, _ range: Range<Int>) -> Bool {
        let before = PreparedText(old)
        func size(_ text: PreparedText, _ range: Range<Int>) -> (words: Int, characters: Int) {
            let tokens = Tokeniser.tokens(text.folded, in: range).filter { $0.kind != .mark }
            return (
                tokens.count { $0.kind != .han },
                tokens.reduce(0) { $0 + ($1.kind == .han ? $1.range.count : 0) }
            )
        }
        let (was, now) = (size(before, before.range), size(text, range))
        return now.words <= was.words + moreWords && now.characters <= was.characters + moreCharacters
    }

    /// "It's fine", "it's too late" and 是不是 put no text right.
    private static func isRemark(_ text: PreparedText, _ range: Range<Int>) -> Bool {
        YesNo.answer(text.folded, in: range) != nil || Politeness.isAll(text.folded, in: range)
            || CorrectionMarks.denial(text.folded, in: range) > range.lowerBound
            || remarks.match(text.folded, at: range.lowerBound, in: range) > 0
            || MessageForm.of(text.folded, in: range).asks
            || CommandCover.match(text.folded, in: range) != nil
    }

    private static let links = Phrases(
        """
        是|应该是|就是|其实是|我是说|我说的是|我的意思是|应该写|写成
        it's|its|it is|it was|that's|it should be|should be|i meant|i mean|i said|make it|make that
        """, joins: true)
    private static let changing = Phrases("改成|改为|换成|改到|change it to|change that to", joins: true)
    private static let openings = Phrases(
        """
        不|不不|不对|不是|错了|写错了|说错了|哎呀|等等|哦|抱歉|不好意思
        no|nope|not|wrong|sorry|oops|actually|wait|oh|uh|um|hmm|my bad|my mistake|that's wrong
        """, joins: true)
    private static let remarks = Phrases(
        """
        太|很|因为|不|没|真|挺|有点|还|好|你|我|这|那|什么|谁|怎么
        too|very|so|just|already|because|not|going|still|really|quite|about|all|been|getting|my turn|only|ok|okay|fine|good|great|bad|you|me|i|we|this|that|nothing|something|everything|up|over|done|for|the same|as|hard|late|expensive|important
        """, joins: true)
}
