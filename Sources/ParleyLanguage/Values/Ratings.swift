// How many points a message gives: 5分, 五星, 4 stars, 给个5, or the number alone.

enum Ratings {
    /// `nil` when the message says something else beside the number, or two different numbers.
    static func answer(_ text: [Scalar], in range: Range<Int>) -> Double? {
        let core = Politeness.core(text, in: range)
        guard let rating = Numbers.only(in: text, range: core) else { return nil }
        var position = core.lowerBound
        let numbers = Numbers.found(in: text, range: core)
        while position < core.upperBound {
            if let number = numbers.first(where: { $0.range.contains(position) }) {
                position = number.range.upperBound
                continue
            }
            let length = fillers.match(text, at: position, in: core)
            if length == 0,
                text[position].isASCIIWord || text[position].isLetter || text[position].standsAlone
            {
                return nil
            }
            position += max(1, length)
        }
        return rating
    }

    /// Numbers with a word beside them that makes them a rating.
    static func found(in text: [Scalar], range: Range<Int>) -> [NumberFinding] {
        Numbers.found(in: text, range: range).compactMap { number in
            var end = number.range.upperBound
            if end < range.upperBound, text[end] == .blank { end += 1 }
            let unit = units.match(text, at: end, in: range)
            return unit > 0
                ? NumberFinding(value: number.value, range: number.range.lowerBound..<end + unit) : nil
        }
    }

    private static let units = Phrases("分|星|颗星|星级|star|stars|point|points", joins: true)
    private static let fillers = Phrases(
        """
        分|星|颗|级|给|打|个|我|吧|了|满分|评|评分|好评|你|您|们|你们|就|是|的|啊|哦|颗星
        star|stars|point|points|out of|i give|i'd give|i'll give|i would give|give|it|you|a|an|i say|rating|my rating is|of|is
        """, joins: true)
}
