// A text answer without the words that only lead up to it: "to my brother", 我叫李蕾, where somebody is asked for.

enum BareAnswer {
    /// Words and characters; who writes more tells a story, whose words are kept.
    private static let longest = 40

    /// - Parameter question: as it was put, or what the slot is called.
    static func of(_ text: String, to question: PreparedText) -> String {
        let prepared = PreparedText(text)
        guard prepared.range.count <= longest, has(persons, question) else { return text }
        var range = prepared.range
        while let first = range.first, prepared.folded[first].isGap { range = range.dropFirst() }
        // "Ok, Sue", where "Ok Soon" may be a name.
        let nod = nods.match(prepared.folded, at: range.lowerBound, in: range)
        if nod > 0, nod < range.count, prepared.folded[range.lowerBound + nod].endsClause {
            range = Gaps.trimmed(prepared.folded, range.dropFirst(nod))
        }
        for words in [leads, relations] {
            let length = words.match(prepared.folded, at: range.lowerBound, in: range)
            guard length > 0 else { continue }
            var rest = range.dropFirst(length)
            while let first = rest.first, prepared.folded[first].isGap { rest = rest.dropFirst() }
            if !rest.isEmpty { range = rest }
        }
        while let last = range.last, prepared.folded[last].isGap { range = range.dropLast() }
        let trail = trails.match(prepared.folded, endingAt: range.upperBound, in: range)
        var isCut = false
        if trail > 0, trail < range.count {
            let core = Gaps.trimmed(prepared.folded, range.dropLast(trail))
            (range, isCut) = (core, true)
        }
        let start = prepared.original(range)
        let scalars = Array(text.unicodeScalars)
        guard !range.isEmpty, isCut || range.lowerBound > prepared.range.lowerBound,
            start.upperBound <= scalars.count
        else { return text }
        var bare = String.UnicodeScalarView()
        bare.append(contentsOf: isCut ? scalars[start] : scalars[start.lowerBound...])
        return String(bare)
    }

    private static func has(_ words: Phrases, _ text: PreparedText) -> Bool {
        text.range.contains { words.match(text.folded, at: $0, in: text.range) > 0 }
    }

    /// What asks for somebody.
    private static let persons = Phrases(
        "谁|哪位|姓名|名字|称呼|贵姓|尊姓|大名|who|whom|whose|name|your name", joins: true)
    private static let nods = Phrases("好的|嗯|嗯嗯|哦|行|ok|okay|sure|yes|well", joins: true)
    /// "Bob Stone instead".
    private static let trails = Phrases("please|pls|instead|thanks|thank you|吧|谢谢|谢谢你", joins: true)
    private static let leads = Phrases(
        """
        我的名字是|我的名字叫|我名字叫|名字是|名字叫|姓名是|我叫|叫我|就叫|叫|应该叫|我是|应该是|是|就是|写|写成|改成|改为
        my name is|my name's|name is|the name is|i am|i'm|it's|its|it is|it's for|its for|this is|that's|that is|call me|they call me|it should be|should be|make it|put|put down
        """, joins: true)
    private static let relations = Phrases("给|跟|为|帮|替|to|for|with|from|under|by", joins: true)
}
