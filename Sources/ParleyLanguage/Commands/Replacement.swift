// What a message gives in place of a text that was told before: "not Mary, Maria", "change Mary to Maria", 不是李雷是李蕾.

import ParleyModel

enum Replacement {
    /// Characters; who writes more tells something else.
    private static let longest = 60

    /// The text that takes the place of `old`; empty where that is only refused, `nil` where it is not, or not named.
    static func of(_ old: String, in message: String) -> String? {
        let text = PreparedText(message)
        let told = PreparedText(old).folded
        guard told.count > 1, text.count <= longest + told.count,
            let start = Occurrences.of(told, in: text.folded, range: text.range).first
        else { return nil }
        let place = start..<start + told.count
        let before = text.range.lowerBound..<place.lowerBound
        let behind = place.upperBound..<text.range.upperBound
        if let link = link(text.folded, behind, after: before) {
            return like(old, written(text, link..<text.range.upperBound) ?? "")
        }
        // "A cake, but not for Mary" is about something else.
        guard
            let negation = Refused.negation(
                before: place.lowerBound, in: text.folded, range: text.range, isRightBefore: true)
        else { return nil }
        if let rest = written(text, behind) { return like(old, rest) }
        return like(
            old,
            written(text, text.range.lowerBound..<negation.lowerBound).map { StatedText.of($0) ?? $0 } ?? "")
    }

    /// Whether words around a stretch of a message say that something else takes its place.
    static func isReplaced(_ stretch: Range<Int>, in text: PreparedText) -> Bool {
        let before = text.range.lowerBound..<stretch.lowerBound
        // "Make it the 5th to the 7th" names both ends.
        guard !before.contains(where: { makes.match(text.folded, at: $0, in: before) > 0 }) else {
            return false
        }
        return link(text.folded, stretch.upperBound..<text.range.upperBound, after: before, leads: true)
            != nil
    }

    /// Whether words behind a stretch of a message call it wrong: "5 pm is wrong", 12号错了.
    static func isCalledWrong(_ stretch: Range<Int>, in text: PreparedText) -> Bool {
        let behind = stretch.upperBound..<text.range.upperBound
        return behind.contains { wrongs.match(text.folded, at: $0, in: behind) > 0 }
    }

    private static func like(_ old: String, _ new: String) -> String? {
        let text = PreparedText(new)
        return Restatement.isLike(old, text, text.range) ? new : nil
    }

    /// Where the new text begins behind the old one and the words that put it in its place.
    ///
    /// - Parameter leads: whether anything may lead up to the old one, as it is a value and no text.
    private static func link(
        _ text: [Scalar], _ behind: Range<Int>, after before: Range<Int>, leads mayLead: Bool = false
    ) -> Int? {
        // "Happy birthday Mary should be in blue" says more than that.
        var lead = PhraseWalk(text, in: before)
        lead.pass([around, changes])
        guard lead.isOver || mayLead else { return nil }
        let rest = Gaps.trimmed(text, behind)
        let own = links.match(text, at: rest.lowerBound, in: rest)
        if own > 0 { return rest.lowerBound + own }
        var denial = PhraseWalk(text, in: rest)
        if denial.pass([wrongs]), !denial.isOver, leads.match(text, at: denial.position, in: denial.rest) > 0
        {
            return denial.position
        }
        // "Give the parcel to Mary" changes nothing, "change Mary to Maria" does.
        guard before.contains(where: { changes.match(text, at: $0, in: before) > 0 }) else { return nil }
        let weak = weakLinks.match(text, at: rest.lowerBound, in: rest)
        return weak > 0 ? rest.lowerBound + weak : nil
    }

    /// A stretch as it was written, without what only leads up to a text.
    private static func written(_ text: PreparedText, _ stretch: Range<Int>) -> String? {
        var walk = PhraseWalk(
            text.folded, in: Politeness.core(text.folded, in: Gaps.trimmed(text.folded, stretch)))
        walk.pass([leads])
        return walk.rest.isEmpty ? nil : text.written(walk.rest)
    }

    private static let links = Phrases(
        "应该是|改成|改为|改到|改至|改|换成|换到|换|挪到|推到|推迟到|提前到|should be|should have been|should read|is actually",
        joins: true)
    /// Behind the old text, where the new one follows: "Ben is wrong, it should be Bob".
    private static let wrongs = Phrases(
        "错了|不对|是错的|写错了|有误|is wrong|was wrong|are wrong|were wrong|is not right|isn't right|are not right|aren't right"
            + "|is incorrect|are incorrect|is not correct|are not correct"
            + "|is too much|is too many|is too little|is too few|is too late|is too early|太多了|太少了|太贵了|太晚了|太早了",
        joins: true)
    private static let around = Phrases(
        """
        不|不对|不是|错了|写错了|说错了|哎呀|等等|抱歉|不好意思|把|将|请|麻烦|帮我|我想|我要|给我|可以|能不能|那个|的
        no|nope|sorry|oops|actually|wait|oh|uh|um|hmm|please|pls|can you|could you|would you|can i|could i|can we|i want to|i'd like to|i would like to|i need to
        let's|you should|just|the|my|that|this|from|name|it|and|but|ok|okay|yes
        """, joins: true)
    private static let weakLinks = Phrases("to|into|with|for|by", joins: true)
    private static let changes = Phrases(
        "change|switch|replace|rename|correct|swap|make|turn|update|move|shift|push|postpone", joins: true)
    private static let makes = Phrases("make it|make that|make them")
    private static let leads = Phrases(
        """
        是|而是|应该是|要|我是说|就是|不对|不|叫|写|给
        but|rather|it's|its|it is|it should be|should be|i meant|i mean|i said|make it|no|nope|oh|sorry|actually|wait|uh|um|to|for|of course
        """, joins: true)
}
