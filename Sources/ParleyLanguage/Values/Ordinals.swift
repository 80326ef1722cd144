// Which one of a list a message means by its place: 2, 第二个, the second one, the last.

enum Ordinals {
    /// The index from 0, when a whole stretch says a place among so many and nothing else.
    static func index(_ text: [Scalar], in range: Range<Int>, count: Int) -> Int? {
        var place: Int?
        var position = range.lowerBound
        while position < range.upperBound {
            let filler = fillers.match(text, at: position, in: range)
            if last.match(text, at: position, in: range) > 0, place == nil {
                position += last.match(text, at: position, in: range)
                place = count
            } else if let (number, length) = ordinal(text, position, range),
                length > filler || (length == filler && place == nil)
            {
                if let place, place != number { return nil }
                place = number
                position += length
            } else if filler > 0 {
                position += filler
            } else if text[position] == .blank
                || !(text[position].isASCIIWord || text[position].isLetter || text[position].standsAlone)
            {
                position += 1
            } else {
                return nil
            }
        }
        guard let place, place >= 1, place <= count else { return nil }
        return place - 1
    }

    private static func ordinal(_ text: [Scalar], _ at: Int, _ range: Range<Int>) -> (Int, Int)? {
        for (index, words) in words.enumerated() {
            let length = words.match(text, at: at, in: range)
            if length > 0 { return (index + 1, length) }
        }
        if text[at].isDigit {
            var end = at
            while end < range.upperBound, text[end].isDigit { end += 1 }
            guard end - at <= 3, let number = Int(String(scalarNumbers: text[at..<end])) else { return nil }
            return (number, end - at)
        }
        var end = at
        while end < range.upperBound, end - at < 4,
            ChineseNumerals.digit(text[end]) != nil || text[end] == 0x5341
        { end += 1 }
        guard end > at, let value = ChineseNumerals.value(text[at..<end]), value < 1000 else { return nil }
        return (Int(value), end - at)
    }

    private static let words = [
        "first|1st", "second|2nd", "third|3rd", "fourth|4th", "fifth|5th", "sixth|6th", "seventh|7th",
        "eighth|8th",
        "ninth|9th", "tenth|10th",
    ].enumerated().map { index, table in
        Phrases(
            table + "|"
                + ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][index])
    }
    private static let last = Phrases("最后一个|最后那个|最后|last one|last")
    private static let fillers = Phrases(
        """
        我选|我要|选|要|我想选|选择|我选择|就|就要|第|个|号|项|那个|这个|的|吧|请|谢谢|好|种|条|那|这
        the|one|number|no|option|i choose|i take|i'll take|i want|please|choice|i pick|pick|that|thanks|i'd like|i would like
        """, joins: true)
}
