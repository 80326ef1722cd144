// How many of the things told are called wrong at once: "both are wrong", 三个都错了, "both dates are wrong".

enum WrongCounts {
    /// 2 of "both are wrong", any number of 都错了; `nil` of none. Where it was asked which are, "both" alone says so.
    static func count(_ text: PreparedText, isAsked: Bool) -> Int? {
        let said = Array(text.folded[CorrectionMarks.withoutOpenings(text.folded, in: text.range)])
        func says(_ patterns: [PatternProgram]) -> Bool {
            patterns.contains { $0.matchesWhole(said, range: said.indices) }
        }
        let number = numbers.first { says($0.wrong) || isAsked && says($0.asked) }
        if let number { return number.count }
        return says(all) || isAsked && says(allAsked) ? .max : nil
    }

    /// The same of things of a kind, with the words for the kind: 2 and "dates" of "both dates are wrong".
    static func ofKind(_ text: PreparedText, isAsked: Bool) -> (count: Int, kind: String)? {
        let folded = text.folded
        var range = CorrectionMarks.withoutOpenings(folded, in: text.range)
        guard range.count <= longest, !folded[range].contains(where: { $0.isQuestionMark || $0.endsClause })
        else { return nil }
        let lead = changes.match(folded, at: range.lowerBound, in: range)
        range = Gaps.trimmed(folded, range.dropFirst(lead))
        let before = quantities.map { ($0.count, $0.words.match(folded, at: range.lowerBound, in: range)) }
            .max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0 : nil }
        range = range.dropFirst(before?.1 ?? 0)
        let behind = wrongs.map { ($0.count, $0.words.match(folded, endingAt: range.upperBound, in: range)) }
            .max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0 : nil }
        range = Gaps.trimmed(folded, range.dropLast(behind?.1 ?? 0))
        range = Gaps.trimmed(
            folded, range.dropFirst(articles.match(folded, at: range.lowerBound, in: range)))
        guard !range.isEmpty, behind != nil || lead > 0 || isAsked,
            let count = before?.0 ?? behind?.0, count > 0
        else { return nil }
        return (count, String(scalarNumbers: folded[range]))
    }
    /// Characters; who writes more says more than that.
    private static let longest = 60

    private struct Number: Sendable {
        var count: Int
        var wrong: [PatternProgram]
        var asked: [PatternProgram]
    }

    private static let numerals: [(count: Int, chinese: String, english: String)] = [
        (2, "两", "two"), (3, "三", "three"), (4, "四", "four"), (5, "五", "five"), (6, "六", "six"),
    ]
    private static let measures = ["个", "项", "样", "条", "处"]
    private static func chinese(_ count: Int, _ numeral: String) -> [String] {
        measures.map { numeral + $0 } + (count == 2 ? ["俩"] : [])
    }

    private static let numbers: [Number] = numerals.map { count, numeral, english in
        let han = chinese(count, numeral).joined(separator: "|")
        let latin = count == 2 ? "(both|all two)" : "all \(english)"
        return Number(
            count: count,
            wrong: patterns(
                """
                (这|那|前面|刚才)?(\(han))(全|都|全都)?(是)?\(wrong)(了|的)*
                (they are|they're|these are|those are) \(latin) (wrong|incorrect|not right|not correct)
                \(latin)( of them| of these| of those)?( are| were)?( wrong| incorrect| not right| not correct| mistaken)
                """
                    + (count == 2
                        ? "\nneither( of them| of these| of those)?( is| are| was| were)?( right| correct| true)"
                        : "")),
            asked: patterns(
                """
                (这|那)?(\(han))(全|都|全都)?(是|要|要改|改|改一下|需要改|要改的)?(的)?
                (please |change )*\(latin)( of them| of these| of those)?( please)?
                """))
    }
    private static let wrong = "(错|不对|不正确|有误|填错|写错|说错|打错|输错|弄错|搞错|记错)"
    private static let all = patterns(
        """
        (这些|那些|前面|刚才)?(全|都|全都|全部|全部都|所有的?都|什么都|哪个都|一个都|统统)(是)?\(wrong)(了|的)*
        (it's|it is|they are|they're|these are|those are|that's|that is) all (wrong|incorrect|not right|not correct)
        (all|everything)( of it| of them| of this| of that)?('s| is| are| was| were)?( all)?( wrong| incorrect| not right| not correct)
        (none|nothing)( of it| of them| of this| of that)?( is| are| was| were)?( right| correct| true)
        """)
    private static let allAsked = patterns(
        """
        (这些|那些)?(全|都|全都|全部|全部都|所有的?都)(是|要|要改|改|改一下|需要改|要改的)?(的)?
        (please |change )*(all|everything)( of it| of them| of these| of those)?( please)?
        """)
    private static func patterns(_ lines: String) -> [PatternProgram] {
        lines.split(separator: "\n").compactMap { try? PatternProgram(String($0)) }
    }

    // MARK: of a kind

    private typealias Quantity = (count: Int, words: Phrases)

    private static let changes = Phrases("change|correct|please change|改|改一下|请改|帮我改|更改|修改", joins: true)
    private static let articles = Phrases("the|my|of the|of my|of these|of those", joins: true)
    private static let quantities: [Quantity] =
        numerals.map { count, numeral, english in
            let han = chinese(count, numeral).flatMap { [$0, "这" + $0, "那" + $0] }
            let latin =
                ["all \(english)", "the \(english)", "all the \(english)", "these \(english)"]
                + (count == 2 ? ["both"] : [])
            return (count, Phrases(list: han + latin, joins: true))
        } + [(.max, Phrases("all|所有|所有的|全部|全部的", joins: true))]
    /// How many they are where nothing tells it before them.
    private static let wrongs: [Quantity] = {
        let chinese = [
            "错", "不对", "不正确", "有误", "填错", "写错", "说错", "打错", "输错", "弄错", "搞错", "记错", "要改", "改一下", "得改",
        ].flatMap { [$0, $0 + "了", $0 + "的"] }.flatMap { [$0, "是" + $0] }
        let english = ["wrong", "incorrect", "not right", "not correct", "to be changed", "mistaken"]
        let every = ["都", "全都", "全", "全部", "全部都"].flatMap { all in chinese.map { all + $0 } }
        let all = every + english.flatMap { ["are all " + $0, "were all " + $0] }
        let both =
            ["两个", "俩"].flatMap { two in every.map { two + $0 } }
            + english.flatMap { ["are both " + $0, "were both " + $0] }
        let any =
            english.flatMap { ["are " + $0, "were " + $0, $0] } + [
                "need to be changed", "have to be changed",
            ]
            + ["aren't right", "aren't correct"]
        // "The dates are wrong" may mean one of three.
        return [
            (.max, Phrases(list: all, joins: true)), (2, Phrases(list: both, joins: true)),
            (0, Phrases(list: any, joins: true)),
        ]
    }()
}
