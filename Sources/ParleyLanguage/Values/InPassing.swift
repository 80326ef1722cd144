// Days and hours that only say when something is said: "we are 3 adults now", "what happens now", "is that all for today".

import ParleyModel

enum InPassing {
    /// Characters; who writes more tells a story.
    private static let longest = 200

    /// Where such words stand.
    ///
    /// - Parameter isAsked: whether a day or an hour is asked for: there "now" with anything else beside it may be one.
    static func found(in text: PreparedText, isAsked: Bool) -> [Range<Int>] {
        guard text.count <= longest else { return [] }
        let (folded, range) = (text.folded, text.range)
        let isQuestion =
            (MessageForm.of(text).asks || asks.match(folded, at: range.lowerBound, in: range) > 0)
            && !says(wishes, folded, range)
        let isNarrated =
            !isOnly(nows, folded, range) && !CorrectionMarks.isMarked(folded, in: range)
            && (!isAsked || !Numbers.found(in: folded, range: range).isEmpty || narrates(folded, range))
        guard isQuestion || isNarrated else { return [] }
        return places(isQuestion ? [nows, days] : [nows], folded, range)
    }

    private static func places(_ lists: [Phrases], _ text: [Scalar], _ range: Range<Int>) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let length = lists.reduce(0) { max($0, $1.match(text, at: position, in: range)) }
            if length > 0 { places.append(position..<position + length) }
            position += max(1, length)
        }
        return places
    }

    /// Whether a text is nothing but these words and what leads up to them.
    private static func isOnly(_ words: Phrases, _ text: [Scalar], _ range: Range<Int>) -> Bool {
        PhraseWalk.covers(text, in: range, with: [words], beside: [leads])
    }

    /// "And now it makes a noise".
    private static func narrates(_ text: [Scalar], _ range: Range<Int>) -> Bool {
        var walk = PhraseWalk(text, in: range)
        return walk.pass([joints]) && walk.next([nows]) != nil && !walk.isOver
    }

    private static func says(_ words: Phrases, _ text: [Scalar], _ range: Range<Int>) -> Bool {
        range.contains { words.match(text, at: $0, in: range) > 0 }
    }

    private static let nows = Phrases(
        "now|right now|at the moment|just now|by now|现在|这会儿|目前|眼下|此刻", joins: true)
    private static let days = Phrases("today|tonight|for today|for tonight|今天|今晚|今儿", joins: true)
    private static let leads = Phrases(
        """
        no|nope|not|make it|change it to|change to|do it|come|i come|i'm coming|i am coming|we come|for|at|from|on|to|the|please|then|just|yes|ok|okay|day|time|date|i|we|want|want it|need it|can
        不|不对|不是|应该是|改成|改到|就|要|来|去|从|吧|了|的|好|好的|是|我|我们|那|马上|时间|日期
        """, joins: true)
    private static let joints = Phrases("and|so|but|well|ok|okay|then|然后|所以|但是|但|不过", joins: true)
    private static let asks = Phrases(
        "is that|is this|is it|was that|was it|are we|are you|do we|do i|did i|have we|have you|am i")
    /// With these a question wishes for another day.
    private static let wishes = Phrases(
        """
        can|could|may|shall|would|what about|how about|is it possible|possible|why not|instead|能|可以|可不可以|行|怎么样|好不好|要不|改
        """, joins: true)
}
