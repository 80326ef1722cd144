// The clauses of a message, cut at its marks and conjunctions.

import ParleyModel

enum Clauses {
    private static let mostClauses = 8
    /// What reads like a conjunction and asks how much is left.
    private static let amounts = Phrases("还有多|还有几|还有没|还有吗|还有什么", joins: true)
    private static let refusals = Phrases(
        """
        不想|不要|不用|不是要|别给|不需要|不打算|没想|没打算
        don't want|do not want|dont want|no longer want|don't need|do not need|dont need|not looking|don't wanna|not trying
        """, joins: true)
    /// With these a clause limits the one before it.
    private static let reserves = Phrases(
        """
        但|但是|不过|可是|只是|只要|如果|要是|除非|前提|先|得先|要先|我先|先要
        but|however|though|although|only if|only when|if|unless|provided|as long as|first|before that|before i|before we
        """, joins: true)
    private static let contrasts = Phrases("而不是|instead of|rather than", joins: true)
    /// Characters; a longer message is no list of requests.
    private static let longest = 400
    private static let asides = Phrases(
        """
        等等|等一下|等下|先看|先查|先问|先帮|先说|对了|顺便|另外|话说|请问|问一下|我想问
        wait|hold on|by the way|btw|before that|quick question|one question|just a question|oh and|hang on
        """, joins: true)
    private static let conjunctions = Phrases("and|then|also|plus|but|另外|还有|顺便|然后|同时|而且|但是|不过")

    /// The length of the conjunction that ends here; 0: none.
    static func conjunction(endingAt end: Int, _ text: [Scalar], in range: Range<Int>) -> Int {
        conjunctions.match(text, endingAt: end, in: range)
    }

    /// Behind a subject or an auxiliary they are adverbs: "do you also ship abroad?"
    private static let adverbs = Phrases("also|then")
    private static let subjects = Phrases(
        """
        i|you|we|they|he|she|it|do|does|did|can|could|will|would|shall|should|may|might|must|is|are|am|was|were
        have|has|had|to
        """)

    private static func isAdverb(_ text: [Scalar], at position: Int, in range: Range<Int>) -> Bool {
        guard adverbs.match(text, at: position, in: range) > 0 else { return false }
        let end = text[range.lowerBound..<position].lastIndex { $0 != .blank }.map { $0 + 1 }
        guard let end else { return false }
        let begin =
            text[range.lowerBound..<end].lastIndex { !$0.isASCIIWord }.map { $0 + 1 } ?? range.lowerBound
        return begin < end && subjects.match(text, at: begin, in: begin..<end) == end - begin
    }

    /// A stretch cut at its marks and conjunctions, blank parts left out.
    static func of(_ text: [Scalar], in range: Range<Int>) -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        var start = range.lowerBound
        for position in range {
            guard text[position].endsClause else {
                if position > start, conjunctions.match(text, at: position, in: range) > 0,
                    amounts.match(text, at: position, in: range) == 0,
                    !isAdverb(text, at: position, in: start..<range.upperBound)
                {
                    clauses.append(start..<position)
                    start = position
                }
                continue
            }
            let isInNumber =
                position > range.lowerBound && position + 1 < range.upperBound && text[position - 1].isDigit
                && text[position + 1].isDigit
            if isInNumber { continue }
            // The mark stays with its clause: a question mark says something.
            if position > start { clauses.append(start..<position + 1) }
            start = position + 1
        }
        if start < range.upperBound { clauses.append(start..<range.upperBound) }
        return clauses.filter { clause in
            text[clause].contains { $0.isASCIIWord || $0.standsAlone || $0.isLetter }
        }
    }

    /// The clauses of a message as somebody may mean them one by one; none where it is long or has so many that it is a
    /// story. A blank between Chinese characters stands for a mark.
    static func all(in text: PreparedText) -> [Clause] {
        guard text.range.count <= longest else { return [] }
        var ranges = of(text.folded, in: text.range).flatMap { atBlanks(text.folded, in: $0) }
        // "Never mind I want to ..." has its pause without a mark.
        if let first = ranges.first, let end = GivingUp.opening(text.folded, in: first) {
            ranges.replaceSubrange(0...0, with: [first.lowerBound..<end, end..<first.upperBound])
        }
        guard ranges.count <= mostClauses else { return [] }
        return ranges.map { range in
            Clause(
                text: String(scalarNumbers: text.plain[range]), mayAsk: isRequest(text.folded, in: range),
                isUnwanted: refuses(text.folded, in: range)
                    || Prohibition.stands(text.folded, in: range),
                isContrast: says(contrasts, text.folded, in: range),
                isReserve: isReserve(text.folded, in: range),
                isBeginning: YesNo.onlyBegins(text.folded, in: range),
                isNod: YesNo.onlyNods(text.folded, in: range),
                isJoined: isJoined(text.folded, in: range))
        }
    }

    private static func atBlanks(_ text: [Scalar], in range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for position in range.dropFirst().dropLast()
        where text[position] == .blank && text[position - 1].isHan && text[position + 1].isHan {
            parts.append(start..<position)
            start = position + 1
        }
        return parts + [start..<range.upperBound]
    }

    /// Whether a message begins as people begin who want something else in between.
    static func isAside(_ text: PreparedText) -> Bool {
        asides.match(text.folded, at: text.range.lowerBound, in: text.range) > 0
    }

    private static func isJoined(_ text: [Scalar], in range: Range<Int>) -> Bool {
        let start = Gaps.trimmed(text, range).lowerBound
        return conjunctions.match(text, at: start, in: range) > 0 || isReserve(text, in: range)
    }

    private static func isReserve(_ text: [Scalar], in range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound, text[start] == .blank || text[start].endsClause { start += 1 }
        return reserves.match(text, at: start, in: range) > 0
    }

    /// 要不要 and 是不是要 ask, and refuse nothing.
    private static func refuses(_ text: [Scalar], in range: Range<Int>) -> Bool {
        range.contains { start in
            refusals.match(text, at: start, in: range) > 0
                && !Interrogatives.isAlternative(text, at: start, in: range)
        }
    }

    private static func says(_ words: Phrases, _ text: [Scalar], in range: Range<Int>) -> Bool {
        range.contains { words.match(text, at: $0, in: range) > 0 }
    }

    private static func isRequest(_ text: [Scalar], in range: Range<Int>) -> Bool {
        var (han, words) = (0, 0)
        for token in Tokeniser.tokens(text, in: range) where token.kind != .mark {
            if token.kind == .han { han += token.range.count } else { words += 1 }
        }
        return han >= 3 || words >= 2
    }
}
