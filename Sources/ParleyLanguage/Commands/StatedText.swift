// The text that a correction states for what it names: "no, the reason is that it is too small", 原因是大小不合适.

enum StatedText {
    /// What stands behind the first word that links a name to its value, or behind the words that call the old one wrong,
    /// in the words that were written; `nil` where there is nothing, or nothing that is a text.
    static func of(_ text: String) -> String? {
        let prepared = PreparedText(text)
        let (folded, range) = (prepared.folded, prepared.range)
        let link = range.prefix(longestLead).lazy.map { ($0, links.match(folded, at: $0, in: range)) }
            .first { start, length in
                // 写错了 only says that it is wrong.
                length > 0 && start > range.lowerBound
                    && CorrectionMarks.denial(folded, in: start..<range.upperBound) <= start + length
            }
        let linked = link.map { Gaps.trimmed(folded, $0.0 + $0.1..<range.upperBound) }
        var rest = linked ?? range.upperBound..<range.upperBound
        if let wrong = behindDenial(folded, range, before: rest.lowerBound) {
            rest = wrong
            guard !MessageForm.of(folded, in: rest).asks, !RequestForms.isRequest(folded, in: rest),
                !Politeness.isAll(folded, in: rest)
            else { return nil }
        }
        let lead = leads.match(folded, at: rest.lowerBound, in: rest)
        if lead > 0 { rest = Gaps.trimmed(folded, rest.dropFirst(lead)) }
        guard !rest.isEmpty, !CorrectionMarks.isDenial(folded, in: rest),
            !Interrogatives.stands(folded, in: rest)
        else { return nil }
        let place = prepared.original(rest)
        let scalars = Array(text.unicodeScalars)
        guard place.upperBound <= scalars.count else { return nil }
        var stated = String.UnicodeScalarView()
        stated.append(contentsOf: scalars[place])
        return String(stated)
    }

    /// What stands behind the first words that call something wrong: 太吵了 of 原因错了，是太吵了. "Wrong size" calls nothing so.
    ///
    /// - Parameter linked: a denial behind it is part of the text.
    private static func behindDenial(_ text: [Scalar], _ range: Range<Int>, before linked: Int) -> Range<Int>?
    {
        for start in range.dropFirst().prefix(longestLead) where start <= linked && isWordStart(text, start) {
            let end = CorrectionMarks.denial(text, in: start..<range.upperBound)
            guard end > start, !text[start].isGap, end < range.upperBound else { continue }
            let rest = Gaps.trimmed(text, end..<range.upperBound)
            let again = restatements.match(text, at: rest.lowerBound, in: rest)
            guard again > 0 || text[start..<rest.lowerBound].contains(where: \.endsClause) else { continue }
            return Gaps.trimmed(text, rest.dropFirst(again))
        }
        return nil
    }

    /// Whether what seems to be a text only calls another one wrong, whatever is said behind that.
    static func beginsWithDenial(_ text: [Scalar], in range: Range<Int>) -> Bool {
        let end = CorrectionMarks.denial(text, in: range)
        guard end > range.lowerBound, end < range.upperBound else { return end == range.upperBound }
        let rest = end..<range.upperBound
        return text[range.lowerBound..<end].contains(where: \.endsClause)
            || restatements.match(text, at: end, in: rest) > 0
    }

    private static func isWordStart(_ text: [Scalar], _ position: Int) -> Bool {
        text[position].standsAlone || !text[position - 1].isASCIIWord
    }

    /// What leads to the right one behind the wrong one.
    private static let restatements = Phrases(
        """
        其实是|应该是|应当是|应为|应该写|应该改成|而是|是|改成|改为|写
        it's actually|it is actually|it's|its|it is|it was|it should be|it should say|should be|should say|make it|that's|i meant
        """, joins: true)
    /// Nobody writes more before what is stated.
    private static let longestLead = 400
    private static let links = Phrases(
        """
        其实是|应该是|应当是|应为|应该写|应该改成|改成|改为|换成|写成|写|是|：
        is actually|is really|is rather|is|should be|should read|should say|ought to be|was|to be|to|into
        """, joins: true)
    /// Between the link and the text.
    private static let leads = Phrases("因为|由于|that|because|rather|actually", joins: true)
}
