// A value that is taken back within the message that gives it: "100 no 120", "Ben, no wait, Anna", 退50吧 不 60.

import ParleyModel

enum Retraction {
    /// Whether what stands between two values of a kind takes the first one back.
    ///
    /// - Parameter isExclusive: whether one of them can be meant at most, as of two amounts; else "cheese no olives" only
    ///   says what is not wanted, and the words must be stronger.
    static func stands(
        between first: Range<Int>, and second: Range<Int>, in text: [Scalar], range: Range<Int>,
        isExclusive: Bool
    ) -> Bool {
        guard first.upperBound <= second.lowerBound else { return false }
        let unit = word(text, at: first.upperBound, in: range)
        if takesBack(first.upperBound..<second.lowerBound, text, isExclusive) { return true }
        guard !unit.isEmpty, unit.upperBound <= second.lowerBound else { return false }
        // "2 people, make that 3 nights" takes nothing back.
        let next = word(text, at: second.upperBound, in: range)
        guard next.isEmpty || text[next] == text[unit] else { return false }
        return takesBack(unit.upperBound..<second.lowerBound, text, isExclusive)
    }

    /// Whether a stretch is nothing but words that take something back, and what stands beside them.
    private static func takesBack(_ gap: Range<Int>, _ text: [Scalar], _ isExclusive: Bool) -> Bool {
        // 周五，不是，周六 takes Friday back; 周五不是周六 means it.
        if isExclusive, refusals.match(text, endingAt: gap.upperBound, in: gap) > 0 { return false }
        return PhraseWalk.covers(
            text, in: gap, with: isExclusive ? [words, denials] : [words], beside: [beside])
    }

    /// A word right behind a value: what it counts.
    private static func word(_ text: [Scalar], at position: Int, in range: Range<Int>) -> Range<Int> {
        var start = position
        while start < range.upperBound, text[start] == .blank { start += 1 }
        guard start < range.upperBound else { return start..<start }
        if text[start].isHan {
            return "个位人名天晚岁件块元份张".unicodeScalars.contains { $0.value == text[start] }
                ? start..<start + 1 : start..<start
        }
        let end = text[start..<range.upperBound].firstIndex { !$0.isASCIIWord } ?? range.upperBound
        return start..<end
    }

    private static let words = Phrases(
        """
        不对|不不|哦不|啊不|说错了|说错|应该是|改成|我是说|打错了
        no wait|wait no|no sorry|oh no|i mean|i meant|make that|no make it|scratch that|or rather
        """, joins: true)
    /// Alone they may as well refuse what follows.
    private static let denials = Phrases("不|不是|no|nope", joins: true)
    private static let refusals = Phrases("不是|而不是", joins: true)
    private static let beside = Phrases(
        """
        吧|了|的|啊|哦|等等|等一下|还是|那|是|就
        but|and|oh|well|wait|sorry|actually|hmm|um|uh|it's|its|let's say|say|the|a|an|on|at|in|for|to|with|of|it|make it|rather
        """, joins: true)
}
