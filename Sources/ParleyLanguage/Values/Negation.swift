// Which of the things that a message names it does not want: "not small", 不要小的, 小的不要.

enum Negation {
    private enum Event {
        case mention(Int), negation, contrast
        /// What follows is said of something else: "a perm but not on Friday".
        case limit
    }

    /// For each of the stretches, in the order of their places and none over another, whether it is refused.
    ///
    /// - Parameter isExclusive: whether one of them can be meant at most: see ``Retraction``.
    /// - Parameter others: where values of other kinds stand; what refuses one of them, as in "a perm, just not on Friday",
    ///   refuses nothing else.
    static func refused(
        _ mentions: [Range<Int>], in text: [Scalar], range: Range<Int>, isExclusive: Bool = false,
        others: [Range<Int>] = []
    ) -> [Bool] {
        var refused = [Bool](repeating: false, count: mentions.count)
        let last = mentions.indices.dropFirst().last { index in
            Retraction.stands(
                between: mentions[index - 1], and: mentions[index], in: text, range: range,
                isExclusive: isExclusive)
        }
        // What was taken back is over, whatever was said of it; what took it back refuses nothing behind.
        let start = last.map { mentions[$0].lowerBound } ?? range.lowerBound
        for index in 0..<(last ?? 0) { refused[index] = true }
        let ofOthers = others.filter { other in !mentions.contains { $0.overlaps(other) } }.compactMap {
            other in
            Refused.negation(before: other.lowerBound, in: text, range: range)
                ?? Refused.unsuitability(behind: other.upperBound, in: text, range: range)
        }
        for events in clauses(mentions, text, start..<range.upperBound, ofOthers) { mark(events, &refused) }
        return refused
    }

    /// A negation refuses what follows it, up to a word that takes it back ("not small but large", 不要小的要大的);
    /// where nothing follows, what went before.
    private static func mark(_ events: [Event], _ refused: inout [Bool]) {
        var isNegated = false
        var isUsed = false
        var open: [Int] = []
        func settle(_ refused: inout [Bool]) {
            if isNegated, !isUsed { for index in open { refused[index] = true } }
            if isNegated { open = [] }
            (isNegated, isUsed) = (false, false)
        }
        for event in events {
            switch event {
            case .mention(let index) where isNegated:
                refused[index] = true
                isUsed = true
            case .mention(let index): open.append(index)
            case .negation: isNegated = true
            case .contrast: settle(&refused)
            case .limit:
                settle(&refused)
                open = []
            }
        }
        settle(&refused)
    }

    private static func clauses(
        _ mentions: [Range<Int>], _ text: [Scalar], _ range: Range<Int>, _ ofOthers: [Range<Int>]
    ) -> [[Event]] {
        var clauses: [[Event]] = [[]]
        var position = range.lowerBound
        while position < range.upperBound {
            let last = clauses.count - 1
            if let index = mentions.firstIndex(where: { $0.lowerBound == position && !$0.isEmpty }) {
                // 不小的, with nothing between.
                if isBare(text, position, range) { clauses[last].append(.negation) }
                clauses[last].append(.mention(index))
                position = mentions[index].upperBound
                continue
            }
            let none = harmless.match(text, at: position, in: range)
            let isOfOther = ofOthers.contains { $0.contains(position) }
            let no = isOfOther ? 0 : negations.match(text, at: position, in: range)
            let but = contrasts.match(text, at: position, in: range)
            let length = max(none, no, but)
            if length > 0, !mentions.contains(where: { $0.overlaps(position..<position + length) }) {
                let isLimit = limits.match(text, at: position, in: range) == length
                if none < length {
                    clauses[last].append(no == length ? .negation : isLimit ? .limit : .contrast)
                }
                position += length
            } else {
                if text[position].endsClause { clauses.append([]) }
                position += 1
            }
        }
        return clauses
    }

    private static func isBare(_ text: [Scalar], _ position: Int, _ range: Range<Int>) -> Bool {
        guard position > range.lowerBound, [0x4E0D, 0x522B, 0x975E].contains(text[position - 1]) else {
            return false
        }
        // Not the 不 of 要不, 能不, nor the 别 of 特别.
        let before = position - 2
        return before < range.lowerBound || !"要能好行可是对特区级".unicodeScalars.contains { $0.value == text[before] }
    }

    private static let negations = Phrases(
        """
        不要|不是|不想|不想要|不用|不选|不喜欢|不需要|不爱|不能|不能要|不行|不可以|不给|不加|不放|没有|没要|别要|别选|别给|别拿|别放|除了|而不是|拒绝|讨厌|不吃|不喝|不买
        not|no|don't|do not|dont|doesn't|does not|didn't|never|isn't|is not|aren't|wasn't|won't|can't|cannot|neither|nor|without|except
        anything but|everything but|other than|instead of|rather than|hate|dislike
        """, joins: true)
    /// They hold a negation and refuse nothing.
    private static let harmless = Phrases(
        """
        是不是|要不要|能不能|好不好|行不行|可不可以|有没有|对不对|要不|要不然|不如|不过|不好意思|不错|差不多|不管|不论|没问题|没关系|不客气|特别|分别|区别
        why not|don't forget|do not forget|dont forget|别忘|别忘了|not bad|no problem|no worries|don't mind|do not mind|don't care|not only|if not
        """, joins: true)
    private static let limits = Phrases("但|但是|不过|but", joins: true)
    private static let contrasts = Phrases(
        """
        但|但是|要|我要|想要|就要|换|换成|改|改成|而是|是|给我|来
        but|rather|just|i want|i'd like|i would like|make it|give me|so|only
        """, joins: true)
}
