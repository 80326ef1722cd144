// Whether a message is put as a correction of something said before.

import ParleyModel

/// The words by which people take back or change what they said. What is corrected, and whether anything can be, the
/// engine decides from the message's values and from what it was told.
enum CorrectionMarks {
    /// How sure a mark makes it that something is corrected.
    static let confidence = 0.9

    static func mark(_ text: PreparedText) -> Ranked? {
        guard isMarked(text.folded, in: text.range) else { return nil }
        return Ranked(name: "parley.correct", confidence: confidence)
    }

    static func isMarked(_ text: [Scalar], in range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound, text[start].isGap { start += 1 }
        let opening = openings.match(text, at: start, in: range)
        // A bare "no" is an answer; with more behind it, it takes something back.
        if opening > 0, text[(start + opening)..<range.upperBound].contains(where: { !$0.isGap }),
            // "No thanks" is a bare no as well.
            YesNo.answer(text, in: range) != false,
            // "Hmm, what was the budget?" only asks.
            !(hesitations.match(text, at: start, in: range) == opening
                && MessageForm.of(text, in: range).asks)
        {
            return true
        }
        return range.contains { anywhere.match(text, at: $0, in: range) > 0 }
    }

    /// Whether a stretch only says that something is wrong, as "wrong" in "the date is wrong", and is no value.
    static func isDenial(_ text: [Scalar], in range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            let length = denials.match(text, at: position, in: range)
            guard length > 0 || text[position].isGap else { return false }
            position += max(1, length)
        }
        return true
    }

    private static let denials = Phrases(
        """
        错|错了|错的|不对|不是|不是这个|写错了|填错了|说错了|打错了|输错了|弄错了|搞错了|记错了|有误|不正确|要改|改一下|改
        wrong|not right|incorrect|not correct|a mistake|mistyped|false|the wrong one|no
        """, joins: true)

    private static let openings = Phrases(
        """
        不对|不是|不不|不，|不,|错了|等等|等一下|等下|哦不|啊不|噢不|其实|抱歉|对不起|不好意思|我记错|记错|哎呀|呃
        no|nope|not|wrong|sorry|oops|actually|wait|hold on|hang on|oh no|uh|hmm|ah|my bad|my mistake|rather|apologies
        """)
    private static let hesitations = Phrases(
        "等等|等一下|等下|其实|抱歉|对不起|不好意思|哎呀|呃|sorry|actually|wait|hold on|hang on|uh|hmm|ah")
    private static let anywhere = Phrases(
        """
        搞错|弄错|说错|填错|写错|打错|输错|记错|看错|错了|不对|应该是|我是说|我说的是|我的意思是|我指的是|改成|改为|换成|改一下|改下|更正|更改|修改|纠正|换一个|要改
        i mean|i meant|i said|correction|should be|should have been|make it|make that|change|changed|instead|wrong|incorrect|mistyped|typo
        not right|isn't right|is not right|update|correct that|correct the|let me correct|switch it to|it's actually|is actually
        """)
}
