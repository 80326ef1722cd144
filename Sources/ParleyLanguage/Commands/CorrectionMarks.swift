// Whether a message is put as a correction of something said before.

import ParleyModel

/// The words by which people take back or change what they said. What is corrected, and whether anything can be, the
/// engine decides from the message's values and from what it was told.
enum CorrectionMarks {
    /// How sure words that call something wrong, or change it, make it that something is corrected.
    static let confidence = 0.95
    /// The same of a no or the like at the beginning, behind which anything may stand.
    static let ofOpening = 0.9
    /// The same of who only hesitates: "actually, 5" may as well be the answer.
    static let ofHesitation = 0.6

    static func mark(_ text: PreparedText) -> Ranked? {
        guard isMarked(text.folded, in: text.range), !Contentment.keepsAll(text, isAsked: false) else {
            return nil
        }
        let isSaid = text.range.contains { anywhere.match(text.folded, at: $0, in: text.range) > 0 }
        let isHesitation =
            !isSaid && pausedNo(text.folded, at: text.range.lowerBound, in: text.range) == 0
            && hesitates(text.folded, in: text.range)
        return Ranked(
            name: "parley.correct",
            confidence: isSaid ? confidence : isHesitation ? ofHesitation : ofOpening)
    }

    /// Whether nothing opens a stretch but a hesitation.
    private static func hesitates(_ text: [Scalar], in range: Range<Int>) -> Bool {
        var walk = PhraseWalk(text, in: range)
        while let list = walk.next([hesitations, openings]) { if list == 1 { return false } }
        return true
    }

    private static func onlyHesitates(_ text: [Scalar], in range: Range<Int>) -> Bool {
        var walk = PhraseWalk(text, in: range)
        walk.pass([hesitations])
        return walk.isOver
    }

    static func isMarked(_ text: [Scalar], in range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound, text[start].isGap { start += 1 }
        let opening = max(openings.match(text, at: start, in: range), pausedNo(text, at: start, in: range))
        // A bare "no" is an answer; with more behind it, it takes something back.
        let rest = Gaps.trimmed(text, (start + opening)..<range.upperBound)
        if opening > 0, !rest.isEmpty, !YesNo.isNoDenial(text, before: rest.lowerBound, in: range),
            // "Sorry, wait" only hesitates.
            !onlyHesitates(text, in: rest),
            // "No thanks" is a bare no as well, and "no, it's fine" leaves all as it is.
            YesNo.answer(text, in: range) != false, YesNo.answer(text, in: rest) != true,
            !Contentment.covers(text, in: rest),
            // "Hmm, what was the budget?" only asks.
            !(hesitations.match(text, at: start, in: range) == opening
                && MessageForm.of(text, in: range).asks)
        {
            return true
        }
        return range.contains { anywhere.match(text, at: $0, in: range) > 0 }
    }

    /// The 不 of 不 九点, where the blank stands for a comma.
    private static func pausedNo(_ text: [Scalar], at start: Int, in range: Range<Int>) -> Int {
        start + 1 < range.upperBound && text[start] == 0x4E0D && text[start + 1].isGap ? 1 : 0
    }

    /// Whether a stretch only says that something is wrong, as "wrong" in "the date is wrong", and is no value.
    static func isDenial(_ text: [Scalar], in range: Range<Int>) -> Bool {
        denial(text, in: range) == range.upperBound
    }

    /// The end of the words at the beginning of a stretch that only say that something is wrong, and of the marks behind.
    static func denial(_ text: [Scalar], in range: Range<Int>) -> Int {
        var walk = PhraseWalk(text, in: range)
        walk.pass([denials])
        return walk.position
    }

    /// A stretch without its gaps and the words that open a correction.
    static func withoutOpenings(_ text: [Scalar], in range: Range<Int>) -> Range<Int> {
        var range = Gaps.trimmed(text, range)
        while case let length = openings.match(text, at: range.lowerBound, in: range), length > 0,
            length < range.count
        {
            range = Gaps.trimmed(text, range.dropFirst(length))
        }
        return range
    }

    private static let denials = Phrases(
        """
        错|错了|错的|不对|不是|不是这个|写错了|填错了|说错了|打错了|输错了|弄错了|搞错了|记错了|有误|不正确|要改|改一下|改
        wrong|not right|incorrect|not correct|a mistake|mistyped|false|the wrong one|no
        """, joins: true)

    private static let openings = Phrases(
        """
        不对|不是|不不|不，|不,|错了|等等|等一下|等下|哦不|啊不|噢不|其实|抱歉|对不起|不好意思|我记错|记错|哎呀|呃
        no|nope|not|wrong|sorry|oops|actually|wait|hold on|hang on|oh|oh no|uh|um|hm|hmm|ah|my bad|my mistake|rather|apologies
        """)
    private static let hesitations = Phrases(
        "等等|等一下|等下|其实|抱歉|对不起|不好意思|哎呀|呃|sorry|actually|wait|hold on|hang on|oh|uh|um|hm|hmm|ah")
    private static let anywhere = Phrases(
        """
        搞错|弄错|说错|填错|写错|打错|输错|记错|看错|错了|不对|应该是|我是说|我说的是|我的意思是|我指的是|改成|改为|换成|改一下|改下|更正|更改|修改|纠正|换一个|要改
        i mean|i meant|i said|correction|should be|should have been|make it|make that|change|changed|instead|wrong|incorrect|mistyped|typo
        neither is right|neither is correct|neither of them is right|none of it is right|none of them is right|nothing is right|none of that is right
        not right|isn't right|is not right|update|correct that|correct the|let me correct|switch it to|it's actually|is actually
        """)
}
