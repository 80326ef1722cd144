// A value that is the only one of its kind in a message, and that the message does not want: "not on Friday", 周五不行.

import ParleyModel

/// Tighter than ``Negation``: where nothing else is named, "it has not worked since Friday" still tells a day, so that the
/// words that refuse a value must stand right before it or right behind it.
enum Refused {
    /// - Parameter type: of days and times people also say behind them that they do not suit; "room 305 does not work"
    ///   refuses no room.
    static func stands(_ value: Range<Int>, of type: SlotType, in text: [Scalar], range: Range<Int>) -> Bool {
        guard !text[range].contains(where: \.isQuestionMark) else { return false }
        if negation(before: value.lowerBound, in: text, range: range) != nil { return true }
        return (type == .date || type == .time)
            && unsuitability(behind: value.upperBound, in: text, range: range) != nil
    }

    /// The words that refuse what begins here: "not on" before "Friday".
    ///
    /// - Parameter isRightBefore: whether nothing may stand between.
    static func negation(
        before start: Int, in text: [Scalar], range: Range<Int>, isRightBefore: Bool = false
    ) -> Range<Int>? {
        let found = words(negations, before: start, in: text, range: range, isRightBefore: isRightBefore)
        guard let found else { return nil }
        let before = range.lowerBound..<found.upperBound
        let isHarmless = harmless.match(text, endingAt: found.upperBound, in: before) >= found.count
        return isHarmless ? nil : found.lowerBound..<start
    }

    /// Whether what a text ends with sets apart what is named next.
    static func excepts(_ text: PreparedText) -> Bool {
        words(exceptions, before: text.count, in: text.folded, range: text.range, isRightBefore: false) != nil
    }

    /// A phrase of a list that stands before a place, nothing between but what leads there.
    private static func words(
        _ list: Phrases, before start: Int, in text: [Scalar], range: Range<Int>, isRightBefore: Bool
    ) -> Range<Int>? {
        var end = start
        while true {
            while end > range.lowerBound, text[end - 1] == .blank { end -= 1 }
            let before = range.lowerBound..<end
            let length = list.match(text, endingAt: end, in: before)
            if length > 0 { return end - length..<end }
            let lead = leads.match(text, endingAt: end, in: before)
            guard lead > 0, !isRightBefore else { return nil }
            end -= lead
        }
    }

    /// The words behind a day or time that say that it does not suit: "is no good".
    static func unsuitability(behind end: Int, in text: [Scalar], range: Range<Int>) -> Range<Int>? {
        var start = end
        while start < range.upperBound, text[start] == .blank { start += 1 }
        let length = unsuitable.match(text, at: start, in: range)
        return length > 0 ? start..<start + length : nil
    }

    /// Whether what a text refuses is told in a question, and not in the last sentence of it, which asks.
    static func isDetail(_ text: PreparedText, of question: PreparedText) -> Bool {
        let clauses = Clauses.of(question.folded, in: question.range)
        guard let last = clauses.last, clauses.count > 1, let first = clauses.first else { return false }
        let told = first.lowerBound..<last.lowerBound
        return refusedWords(text).contains { words in
            words.contains { holds($0, question.folded, told) }
                && !words.contains { holds($0, question.folded, last) }
        }
    }

    /// Whether a text refuses a part of another: 别送到人民路 of 人民路12号.
    static func isPart(_ text: PreparedText, of told: PreparedText) -> Bool {
        refusedWords(text).contains { words in
            words.contains { $0.count > 1 && holds($0, told.folded, told.range) }
        }
    }

    /// The words of what is refused, clause by clause.
    private static func refusedWords(_ text: PreparedText) -> [[[Scalar]]] {
        Clauses.of(text.folded, in: text.range).map { clause in
            var walk = PhraseWalk(text.folded, in: Politeness.core(text.folded, in: clause))
            var isRefused = false
            while let list = walk.next([refusing, around]) { isRefused = isRefused || list == 0 }
            var said = walk.rest
            guard isRefused else { return [] }
            while case let length = around.match(text.folded, endingAt: said.upperBound, in: said),
                length > 0
            {
                said = Gaps.trimmed(text.folded, said.dropLast(length))
            }
            return contents(text.folded, said)
        }
    }

    /// Words that say something: Latin ones, and Chinese characters two by two.
    private static func contents(_ text: [Scalar], _ range: Range<Int>) -> [[Scalar]] {
        var words: [[Scalar]] = []
        var run: [Scalar] = []
        for token in Tokeniser.tokens(text, in: range) {
            let word = Array(text[token.range])
            if token.kind == .han {
                run += word
                continue
            }
            words.append(run)
            run = []
            if token.kind != .mark, !FunctionWords.contains(StableHash.of(word)) { words.append(word) }
        }
        return (words + [run]).flatMap { word -> [[Scalar]] in
            guard let first = word.first, first.isHan, word.count > 2 else {
                return word.isEmpty ? [] : [word]
            }
            return word.indices.dropLast().map { Array(word[$0...$0 + 1]) }
        }
    }

    private static func holds(_ word: [Scalar], _ text: [Scalar], _ range: Range<Int>) -> Bool {
        !Occurrences.of(word, in: text, range: range).isEmpty
    }

    private static let refusing = Phrases(
        "不|别|不要|不用|不想|不想要|不需要|不必|don't|do not|dont|don't want|do not want|dont want|don't need|no|not|no need to",
        joins: true)
    private static let around = Phrases(
        """
        了|的|吧|啊|呀|给|送|放|加|带|用|有|去|到|但|但是|不过|好|对|那|就|我|我们|请|还是|再
        but|please|ok|okay|yes|the|a|an|any|to|it|with|for|me|us|i|we|send|add|put|include|after all|any more|anymore|so|and|just
        """, joins: true)
    private static let negations = Phrases(
        """
        不要|不是|不想要|不想|不选|不能|除了|别|而不是|不在
        not|isn't|is not|it's not|anything but|everything but|any day but|any time but|except|but not|don't want|do not want|dont want
        can't|cannot|can not|cant|can't do|cannot do|cant do|can't make|cannot make|cant make|won't|other than|instead of|rather than
        """, joins: true)
    /// They hold a negation and refuse nothing.
    private static let harmless = Phrases(
        """
        是不是|要不要|能不能|特别|分别|区别|why not|if not|not only|whether or not|or not|can't wait
        """, joins: true)
    private static let leads = Phrases(
        """
        on|at|in|for|by|with|be|be on|be at|the|a|an|this|next|my|number|to|come on|come|do it|make it|have|在|于|约|订|去|来|到|选|这个|那个
        """, joins: true)
    private static let exceptions = Phrases(
        """
        除了|除|除开|就|就是|只是|只有|但|但是|不过
        except|except for|excepting|apart from|aside from|other than|but|but for|all but|everything but|bar|besides|excluding|not
        """, joins: true)
    private static let unsuitable = Phrases(
        """
        不行|不可以|不方便|不合适|不要|没空|没时间|有事|来不了|去不了|不在
        is no good|is not good|isn't good|is not possible|isn't possible|is impossible|is out|no good|not possible|is bad|doesn't work
        does not work|doesnt work|doesn't suit|does not suit|doesnt suit|won't work|will not work|wont work|is not convenient
        i can't|i cannot|i cant|i'm busy|i am busy|is no option|is not an option
        """, joins: true)
}
