// The yes or no that a clause says of what it names: "no gift wrap", "dog yes", 有一架钢琴.

enum NamedYesNo {
    /// Characters; who writes more says more than that.
    private static let longest = 60

    /// `nil` where the clause says neither, or anything else.
    static func answer(_ text: PreparedText, of name: PreparedText) -> Bool? {
        guard !name.isEmpty, text.count <= longest + name.count,
            !text.folded.contains(where: \.isQuestionMark)
        else { return nil }
        let core = Politeness.core(text.folded, in: text.range)
        for start in Occurrences.of(name.folded, in: text.folded, range: core) {
            let place = start..<start + name.count
            guard isWhole(place, text.folded, core) else { continue }
            let before = core.lowerBound..<place.lowerBound
            let behind = place.upperBound..<core.upperBound
            guard let first = said(text.folded, before, endsAtName: true),
                let last = said(text.folded, behind, endsAtName: false)
            else { continue }
            if let answer = first.answer ?? last.answer { return answer }
        }
        return nil
    }

    /// Whether a no stands anywhere in a text.
    static func denies(_ text: PreparedText) -> Bool {
        text.range.contains { start in
            let isNo =
                noes.match(text.folded, at: start, in: text.range) > 0
                || GivenUp.noes.match(text.folded, at: start, in: text.range) > 0
            let end = text.range.dropFirst(start).first { text.folded[$0] == .blank } ?? text.count
            // "No idea" denies nothing.
            let isOther = end < text.count && YesNo.isNoDenial(text.folded, before: end + 1, in: text.range)
            return isNo && !isOther && !Interrogatives.isAlternative(text.folded, at: start, in: text.range)
        }
    }

    private struct Said { var answer: Bool? }

    /// What a stretch says; `nil` where anything else stands there.
    private static func said(_ text: [Scalar], _ range: Range<Int>, endsAtName: Bool) -> Said? {
        var walk = PhraseWalk(text, in: range)
        var answer: Bool?
        while !walk.isOver {
            let start = walk.position
            guard let list = walk.next([noes, yeses, fillers]) else {
                // 一架 of 有一架钢琴.
                guard endsAtName, text[start] == 0x4E00, range.upperBound - start <= 2 else { return nil }
                break
            }
            if list < 2 { answer = list == 1 }
            // "No, with the gift wrap": the no stands by itself.
            if endsAtName, text[start..<walk.position].contains(where: \.endsClause) { answer = nil }
        }
        return Said(answer: answer)
    }

    private static func isWhole(_ place: Range<Int>, _ text: [Scalar], _ range: Range<Int>) -> Bool {
        let isJoined = { (left: Int) in
            left >= range.lowerBound && left + 1 < range.upperBound && text[left].isASCIIWord
                && text[left + 1].isASCIIWord
        }
        return !isJoined(place.lowerBound - 1) && !isJoined(place.upperBound - 1)
    }

    private static let noes = Phrases(
        """
        不|别|不要|不用|不想要|不需要|不带|不加|没|没有|没带|无|否|去掉|取消|算了|不写|不放|不填|不留|不附|不送|不发|不开|不办|关掉|关闭|关了|停掉|不了|不要了|不用了|不是
        no|nope|not|without|don't want|do not want|dont want|don't need|do not need|dont need|don't have|do not have|dont have|there is no|there's no|there isn't
        there is not|we have no|i have no|is not|isn't|isnt|false|leave out|turn off|switch off|disable|drop|remove|skip|never mind|forget|forget about|no more
        """, joins: true)
    private static let yeses = Phrases(
        """
        是|要|想要|需要|有|有的|带|带了|加|加上|开|开通|打开|开启|对|好|好的|可以
        yes|yeah|yep|with|there is|there's|there are|have|have got|has|got|want|would like|need|true|add|turn on|switch on|enable|do want|do need|do have
        """, joins: true)
    private static let fillers = Phrases(
        """
        了|的|吧|啊|呀|呢|哦|那|就|还|还是|也|我|我们|其实|但|但是|不过|改成|改为|对了|应该|应该是|家里|这里|只
        ok|okay|fine|alright|all right|a|an|the|my|our|any|one|some|it|i|we|is|are|be|being|should be|set|to|for|me|us|any more|anymore|after all|actually|sorry|wait|oh|well|but|and|also|just
        then|there|here|please|i'd|we'd|i've|we've
        """, joins: true)
}
