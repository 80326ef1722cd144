// Numbers that say by how much something changes: "2 more chairs", 再加两把, "500 less".

enum Differences {
    static func stands(in text: PreparedText) -> Bool {
        let (folded, range) = (text.folded, text.range)
        guard !folded.contains(where: \.isQuestionMark) else { return false }
        return Numbers.found(in: folded, range: range).contains { number in
            let before = Gaps.trimmed(folded, range.lowerBound..<number.range.lowerBound)
            if leads.match(folded, endingAt: before.upperBound, in: before) > 0,
                limits.match(folded, endingAt: before.upperBound, in: before) == 0
            {
                return true
            }
            if steps.match(folded, endingAt: before.upperBound, in: before) > 0,
                range.contains(where: { verbs.match(folded, at: $0, in: before) > 0 })
            {
                return true
            }
            let behind = Gaps.trimmed(folded, number.range.upperBound..<range.upperBound)
            return isMore(folded, behind) || isMore(folded, withoutUnit(folded, behind))
        }
    }

    private static func isMore(_ text: [Scalar], _ range: Range<Int>) -> Bool {
        trails.match(text, at: range.lowerBound, in: range) > 0
            && bounds.match(text, at: range.lowerBound, in: range) == 0
    }

    /// The "chairs" of "2 chairs more".
    private static func withoutUnit(_ text: [Scalar], _ range: Range<Int>) -> Range<Int> {
        // "Two or more" and "2 to 5 more" are no "2 chairs more".
        guard joints.match(text, at: range.lowerBound, in: range) == 0 else { return range }
        return Gaps.trimmed(text, range.drop { text[$0].isASCIIWord }.startIndex..<range.upperBound)
    }
    private static let joints = Phrases("or|and|to")

    private static let leads: Phrases = {
        let chinese = ["", "再", "多", "又", "另", "另外", "还要", "还要再"].flatMap { again in
            ["加", "多", "添", "增加", "追加", "减", "减少", "减掉", "少", "少要", "多要", "多来", "提高", "降低"].flatMap {
                [again + $0, again + $0 + "了"]
            }
        }
        return Phrases(
            list: chinese + [
                "再来", "再要", "add", "add another", "an extra", "extra", "an additional",
                "additional", "take off", "take away",
            ], joins: true)
    }()
    private static let verbs = Phrases(
        "increase|raise|up|reduce|lower|decrease|cut|extend|shorten|bring down", joins: true)
    private static let steps = Phrases("by", joins: true)
    private static let trails = Phrases(
        "more|fewer|less|extra|additional|on top|longer|shorter|higher|lower", joins: true)
    /// "300, more or less" tells how many there are, and "one more question" counts nothing that was told.
    private static let bounds = Phrases(
        """
        more or less|more than|less than|fewer than|more thing|more things|more question|more questions|more time|more try|more chance|more moment|more second
        """, joins: true)
    private static let limits = Phrases("至少|最少|最多|至多|差不多|很多|太多|太少|不少|多少|参加|外加", joins: true)
}
