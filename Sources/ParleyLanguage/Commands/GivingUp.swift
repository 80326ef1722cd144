// A cancellation that says what is given up: 算了不退了, "never mind, I will keep it".

/// A word that gives something up, and behind it nothing but that it is not done any more, whatever it is.
enum GivingUp {
    /// Characters; who explains at length says more than that.
    private static let longest = 40

    static func covers(_ text: [Scalar], in range: Range<Int>) -> Bool {
        guard range.count <= longest else { return false }
        var walk = PhraseWalk(text, in: range)
        guard walk.pass([openings]), !walk.isOver else { return false }
        let rest = Array(text[walk.rest])
        return refusals.contains { $0.matchesWhole(rest, range: 0..<rest.count) }
    }

    /// The end of the words that give something up at the beginning of a stretch that says more than that.
    static func opening(_ text: [Scalar], in range: Range<Int>) -> Int? {
        var walk = PhraseWalk(text, in: range)
        return walk.next([openings]) != nil && !walk.isOver ? walk.position : nil
    }

    private static let openings = Phrases(
        """
        算了|算了吧|算了算了|算啦|还是算了|那算了|那就算了|那还是算了|罢了
        never mind|nevermind|nvm|forget it|forget about it|scrap that|scratch that|ok never mind|oh never mind|on second thought|on second thoughts
        """, joins: true)
    private static let refusals: [PatternProgram] = [
        "(我|我们|还是|就|先|那|也)*(不|别|先不|不想|不用|不要|不需要|没必要)[^不，。！？]{1,6}(了|啦|吧)+",
        "(我|我们|还是|就|先|那|也)*(不|别|先不|不想|不用|不要|不需要|没必要)(了|啦)?",
        "(太|有点|好)[^，。！？]{1,4}(了|啦)?",
        "(but |and |so )?(i|we) (don't|do not|dont|won't|will not|wont|no longer) (want|need|wish|bother|do|have)[a-z' ]{0,24}",
        "(i|we)('ll| will| can) (keep|leave|do|try|manage|wait|ask|call|come)[a-z' ]{0,20}",
        "(it's|it is|its|that's|thats|that is) (fine|ok|okay|alright|all right|not (important|needed|necessary|worth it)|too (much|late|expensive|long|complicated)[a-z ]{0,12})",
    ].compactMap { try? PatternProgram($0) }
}
