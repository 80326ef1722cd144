// The text that a correction states for what it names: "no, the reason is that it is too small", 原因是大小不合适.

enum StatedText {
    /// What stands behind the first word that links a name to its value, in the words that were written; `nil` where there
    /// is none, or what stands behind it only says that something is wrong.
    static func of(_ text: String) -> String? {
        let prepared = PreparedText(text)
        let range = prepared.range
        guard
            let (start, length) = range.lazy.map({ ($0, links.match(prepared.folded, at: $0, in: range)) })
                .first(where: { $0.1 > 0 }),
            start > range.lowerBound
        else { return nil }
        var rest = range.lowerBound + (start + length - range.lowerBound)..<range.upperBound
        rest = Gaps.trimmed(prepared.folded, rest)
        let lead = leads.match(prepared.folded, at: rest.lowerBound, in: rest)
        if lead > 0 { rest = Gaps.trimmed(prepared.folded, rest.dropFirst(lead)) }
        guard !rest.isEmpty, !CorrectionMarks.isDenial(prepared.folded, in: rest) else { return nil }
        let place = prepared.original(rest)
        let scalars = Array(text.unicodeScalars)
        guard place.upperBound <= scalars.count else { return nil }
        var stated = String.UnicodeScalarView()
        stated.append(contentsOf: scalars[place])
        return String(stated)
    }

    private static let links = Phrases(
        """
        其实是|应该是|应当是|应为|应该写|应该改成|改成|改为|换成|写成|写|是|：
        is actually|is really|is rather|is|should be|should read|should say|ought to be|was|to be|to|into
        """, joins: true)
    /// Between the link and the text.
    private static let leads = Phrases("因为|由于|that|because|rather|actually", joins: true)
}
