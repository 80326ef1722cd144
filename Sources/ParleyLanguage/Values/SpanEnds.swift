// Which end of a span a day or time is, by the words beside it: "until 6 pm", "from the 4th", 六点结束, 八点开始.

import ParleyModel

enum SpanEnds {
    static func end(of stretch: Range<Int>, in text: PreparedText) -> SpanEnd? {
        let before = Gaps.trimmed(text.folded, text.range.lowerBound..<stretch.lowerBound)
        let behind = Gaps.trimmed(text.folded, stretch.upperBound..<text.range.upperBound)
        for (words, end) in [(starts, SpanEnd.first), (stops, .last)] {
            // The word may have been read as a part of the time.
            if words.before.match(text.folded, endingAt: before.upperBound, in: before) > 0
                || words.before.match(text.folded, at: stretch.lowerBound, in: stretch) > 0
                || words.behind.match(text.folded, at: behind.lowerBound, in: behind) > 0
            {
                return end
            }
        }
        return nil
    }

    private static let starts = (
        before: Phrases(
            "from|starting|starting at|starting on|beginning|since|start at|starts at|begin at|begins at|从|自"),
        behind: Phrases("开始|起|起步|开门", joins: true)
    )
    private static let stops = (
        before: Phrases(
            "until|till|til|up to|through|end at|ends at|ending|ending at|ends on|end on|直到|截至|截止到"),
        behind: Phrases("结束|为止|截止|之前|关门", joins: true)
    )
}
