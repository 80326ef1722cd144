// Whether a message only adds to what was asked before it.

import ParleyModel

/// The words that put a message as a follow-up, and what is left without them.
enum FollowUpMarks {
    /// Past so many characters a message speaks for itself.
    private static let longest = 60

    /// "国外" of "那国外呢？"; `nil` when nothing marks it as a follow-up, or nothing is left.
    ///
    /// - Parameter isName: whether a stretch is nothing but a name that the bot knows: "crown" of "and a crown?".
    static func addition(_ text: PreparedText, isName: (Range<Int>) -> Bool = { _ in false }) -> String? {
        guard text.folded.count <= longest else { return nil }
        var range = Gaps.trimmed(text.folded, text.range)
        var isMarked = false
        // "And what about" is several.
        while case let length = openings.match(text.folded, at: range.lowerBound, in: range), length > 0,
            length < range.count
        {
            isMarked =
                isMarked
                || !weak.contains(
                    String(scalarNumbers: text.folded[range.lowerBound..<range.lowerBound + length]))
            range = Gaps.trimmed(text.folded, range.dropFirst(length))
        }
        let length = endings.match(text.folded, endingAt: range.upperBound, in: range)
        if length > 0, length < range.count {
            isMarked = true
            range = Gaps.trimmed(text.folded, range.dropLast(length))
        }
        // "And" before nothing but a value of digits asks for the same of it: "and P52525?".
        if range.lowerBound > Gaps.trimmed(text.folded, text.range).lowerBound,
            !text.folded[range].contains(.blank),
            text.folded[range].contains(where: \.isDigit), text.folded[range].allSatisfy(\.isASCIIWord)
        {
            isMarked = true
        }
        // And before nothing but a name.
        if !isMarked, range.lowerBound > Gaps.trimmed(text.folded, text.range).lowerBound {
            let length = articles.match(text.folded, at: range.lowerBound, in: range)
            isMarked = isName(Gaps.trimmed(text.folded, range.dropFirst(length)))
        }
        return isMarked && !range.isEmpty ? String(scalarNumbers: text.folded[range]) : nil
    }

    /// They lead up to a follow-up, and make none by themselves.
    private static let weak: Set<String> = ["那", "那么", "and", "then", "ok", "so", "but", "well", "if"]
    private static let openings = Phrases(
        """
        那么|那|要是|如果是|如果|换成|假如
        what about|how about|what if|and for|and if|and|then|ok|so|but|well|same for|the same for|also for|also|what of|and in|if it is|if it's|if
        """, joins: true)
    private static let articles = Phrases("a|an|the|one|another|some", joins: true)
    private static let endings = Phrases("呢|的呢|呢吗|怎么样|也是吗|也一样吗|也可以吗|as well|too|either|then", joins: true)
}
