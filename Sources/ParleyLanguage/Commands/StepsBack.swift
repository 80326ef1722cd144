// By how many steps somebody goes back: "two steps back", 退回两步.

import ParleyModel

enum StepsBack {
    /// Characters; who writes more says something else.
    private static let longest = 60
    private static let most = 99.0

    /// `nil` where a text does not ask to go back by a number of steps, or says anything beside.
    static func count(_ text: PreparedText) -> Int? {
        guard text.count <= longest else { return nil }
        let core = Politeness.core(text.folded, in: text.range)
        guard let (count, place) = number(text.folded, core), (1...most).contains(count),
            count == count.rounded()
        else { return nil }
        let behind = place.upperBound..<core.upperBound
        var walk = PhraseWalk(text.folded, in: behind)
        let hasUnit = place.isEmpty || walk.pass([units])
        let before = core.lowerBound..<place.lowerBound
        let first = covered(text.folded, before)
        let last = covered(text.folded, walk.rest)
        guard let first, let last, first || last else { return nil }
        // "Back two" needs no word for the steps; "question 2" is the second.
        let end = Gaps.trimmed(text.folded, before)
        guard hasUnit || backs.match(text.folded, endingAt: end.upperBound, in: end) > 0 else { return nil }
        return Int(count)
    }

    private static func number(_ text: [Scalar], _ range: Range<Int>) -> (Double, Range<Int>)? {
        let numbers = Numbers.found(in: text, range: range)
        if numbers.count == 1 { return (numbers[0].value, numbers[0].range) }
        guard numbers.isEmpty else { return nil }
        for start in range {
            let length = twos.match(text, at: start, in: range)
            if length > 0 { return (2, start..<start) }
        }
        return nil
    }

    /// Whether a stretch says "back"; `nil` where it says anything else beside.
    private static func covered(_ text: [Scalar], _ range: Range<Int>) -> Bool? {
        var walk = PhraseWalk(text, in: range)
        var isBack = false
        while let list = walk.next([backs, beside, twos]) { isBack = isBack || list == 0 }
        return walk.isOver ? isBack : nil
    }

    private static let twos = Phrases(
        "twice|a couple of steps|a couple of questions|a couple of answers", joins: true)
    private static let backs = Phrases(
        """
        退|退回|退回到|往回退|往后退|倒退|后退|返回|回|回到|往回|往回走|倒回|倒回去|撤销|撤回|回退|倒
        back|go back|going back|step back|take back|undo|back up|move back|jump back
        """, joins: true)
    private static let units = Phrases(
        """
        步|个步骤|步骤|个问题|题|steps|step|questions|question|answers|answer|turns|turn|times|time|places|place|screens|ones
        """, joins: true)
    private static let beside = Phrases(
        """
        我|我想|我要|想|要|能|能不能|可以|请|麻烦|帮我|给我|吗|吧|一下|再|先|到|去|前|前面|之前|上|最后|那|的|了|好吗|等等|等一下|不好意思
        go|can|could|can we|can i|can you|could we|could i|could you|may i|let me|let's|lets|let us|i want to|i'd like to|i would like to|i need to|i have to|we|i|to|me|the|my|last
        previous|by|ago|just|again|please|take me|wait|oops|sorry|hold on|hang on|actually|no|ok|okay|and|of|that|those|these|for me
        """, joins: true)
}
