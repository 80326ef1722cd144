// A stretch of a text, walked phrase by phrase.

/// Marks and blanks between the phrases are passed over.
struct PhraseWalk {
    private let text: [Scalar]
    private let range: Range<Int>
    private(set) var position: Int

    init(_ text: [Scalar], in range: Range<Int>) {
        (self.text, self.range) = (text, range)
        position = range.lowerBound
        skip()
    }

    var isOver: Bool { position >= range.upperBound }
    /// What is not walked yet, without the gaps at its ends.
    var rest: Range<Int> { Gaps.trimmed(text, position..<range.upperBound) }

    /// Passes over the longest phrase that stands here.
    ///
    /// - Returns: The place of its list among the lists, of equally long ones the first; `nil` where no phrase stands.
    mutating func next(_ lists: [Phrases]) -> Int? {
        var longest = (list: 0, length: 0)
        for (list, phrases) in lists.enumerated() {
            let length = phrases.match(text, at: position, in: range)
            if length > longest.length { longest = (list, length) }
        }
        guard longest.length > 0 else { return nil }
        position += longest.length
        skip()
        return longest.list
    }

    /// Goes on at a place further behind.
    mutating func move(to place: Int) {
        position = place
        skip()
    }

    /// Passes over phrases as long as any stands here.
    ///
    /// - Parameter before: phrases that end the walk, even where a shorter one of the lists begins them.
    /// - Returns: Whether there was one.
    @discardableResult
    mutating func pass(_ lists: [Phrases], before end: [Phrases] = []) -> Bool {
        var next = self
        var isPassed = false
        let all = end + lists
        while let list = next.next(all), list >= end.count { (self, isPassed) = (next, true) }
        return isPassed
    }

    /// Whether a stretch is made of phrases alone, one of the first lists among them.
    static func covers(
        _ text: [Scalar], in range: Range<Int>, with lists: [Phrases], beside others: [Phrases]
    ) -> Bool {
        var walk = PhraseWalk(text, in: range)
        var isMeant = false
        let all = lists + others
        while let list = walk.next(all) { isMeant = isMeant || list < lists.count }
        return isMeant && walk.isOver
    }

    private mutating func skip() { while position < range.upperBound, text[position].isGap { position += 1 } }
}
