// What a message wants otherwise, and does not say how: the "date" of "another date please", 日期 of 换个日期.

import ParleyModel

enum OtherThing {
    /// Characters; who writes more says how.
    private static let longest = 32

    /// The name of it; `nil` where a text says anything else.
    static func name(_ text: PreparedText) -> String? {
        let core = Politeness.core(text.folded, in: text.range)
        guard core.count <= longest else { return nil }
        var walk = PhraseWalk(text.folded, in: core)
        walk.pass([leads], before: [others])
        guard walk.next([others]) != nil else { return nil }
        var rest = walk.rest
        while case let length = trails.match(text.folded, endingAt: rest.upperBound, in: rest), length > 0 {
            rest = Gaps.trimmed(text.folded, rest.dropLast(length))
        }
        return rest.isEmpty ? nil : String(scalarNumbers: text.folded[rest])
    }

    private static let leads = Phrases(
        """
        我想|我要|想|要|能不能|能|可以|可不可以|还是|那|不|不了|不要
        no|can i|could i|can we|could we|i want|i want to|i'd like|i would like|i'd like to|i need|i'd rather|let me|maybe|rather|have|take|choose|pick|actually|but|yes|yes but|ok|the
        """, joins: true)
    private static let others = Phrases(
        """
        换|改|换个|换一个|换一下|换下|换别的|改个|改一个|改一下|改下|另外一个|另一个|别的
        another|a different|different|some other|other|an other|change|change the|change my|a new
        """, joins: true)
    private static let trails = Phrases(
        "吧|了|啊|呀|吗|么|好吗|可以吗|行吗|please|instead|then|possible|maybe|though", joins: true)
}
