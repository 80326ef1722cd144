// The words that people put around a choice: "I'd like the ... one, please", 我要...的吧.

enum ChoiceWords {
    /// A stretch without them in front and behind.
    static func bare(_ text: [Scalar], in range: Range<Int>) -> Range<Int> {
        var range = range
        while true {
            let before = range
            while let first = range.first, isMark(text[first]) { range = range.dropFirst() }
            while let last = range.last, isMark(text[last]) { range = range.dropLast() }
            range = range.dropFirst(leads.match(text, at: range.lowerBound, in: range))
            range = range.dropLast(trails.match(text, endingAt: range.upperBound, in: range))
            if range == before || range.isEmpty { return range }
        }
    }

    /// The words that say something, whole wordings left out; runs of Chinese between words that say nothing are one.
    static func content(_ text: [Scalar], in range: Range<Int>, beside mentions: [Range<Int>]) -> [Word] {
        var words: [Word] = []
        var position = range.lowerBound
        while position < range.upperBound {
            if let mention = mentions.first(where: { $0.contains(position) }) {
                position = mention.upperBound
                continue
            }
            let length = max(
                leads.match(text, at: position, in: range), trails.match(text, at: position, in: range),
                links.match(text, at: position, in: range))
            if length > 0 {
                position += length
            } else if text[position].standsAlone {
                if let last = words.last, last.kind == .han, last.range.upperBound == position {
                    words[words.count - 1] = han(text, last.range.lowerBound..<position + 1)
                } else {
                    words.append(han(text, position..<position + 1))
                }
                position += 1
            } else if let word = Word.all(text, in: position..<range.upperBound).first,
                word.range.lowerBound == position
            {
                if !FunctionWords.contains(StableHash.of(word.letters)) { words.append(word) }
                position = word.range.upperBound
            } else {
                position += 1
            }
        }
        return words
    }

    private static func han(_ text: [Scalar], _ range: Range<Int>) -> Word {
        Word(kind: .han, range: range, letters: text[range], stem: StableHash.of(text[range]))
    }

    private static func isMark(_ scalar: Scalar) -> Bool {
        !(scalar.isASCIIWord || scalar.standsAlone || scalar.isLetter)
    }

    private static let leads = Phrases(
        """
        是|就是|我说的是|我的意思是|我的是|我要|我想要|我想|我选|我选择|我就要|选|选择|要|想要|来|来个|来一个|来份|来一份|给我|给我来|那就|那|就|就要|还是|请给我|帮我选|麻烦给我|嗯|好的|好|换成|改成|我|一个|一份|一杯|这个|那个|应该是|应该|可能|大概
        i mean|i meant|i want|i'd like|i would like|i'll take|i will take|i'll have|i will have|i choose|i pick|i prefer|i'd prefer|i go for|i'll go for
        i'd go for|let's go with|let's take|i'll go with|i go with|go with|go for|give me|can i have|could i have|may i have|can i get
        could i get|i think|maybe|probably|the|a|an|some|my|make it|make that|take|choose|pick|prefer|just|um|uh|well|so|then
        ok|okay|yes|hmm|it's|it is|that's|for me|definitely
        """, joins: true)
    private static let trails = Phrases(
        """
        的|吧|了|啊|呀|呢|哦|嘛|啦|的吧|就行|就好|就可以|可以|行|那个|这个|的那个|的那种|那种|这种|款|的好了|好了|谢谢
        one|ones|option|please|thanks|thank you|then|for me|would be good|would be great|would be nice|is fine|is good|is ok|sounds good|will do|today
        """, joins: true)
    /// Between two of them, and before what is refused.
    private static let links = Phrases(
        """
        或|或者|还是|和|跟|与|也|都|而|但|但是|不|不要|不是|不想要|不想|不用|别|别要|不选|不喜欢|是
        or|and|but|not|no|don't|do not|neither|nor|both|either|instead of|rather than|other than|anything but|want|like
        """, joins: true)
}
