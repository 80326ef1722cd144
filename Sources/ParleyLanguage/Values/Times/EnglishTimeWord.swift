// The English words that say something of time, by their hashes.

enum EnglishTimeWord: Sendable, Hashable {
    case number(Int), ordinal(Int)
    case weekday(Int), month(Int), unit(TimeUnit), relative(Int), part(DayPart), clock(Int)
    case this, next, last, upcoming
    case ago, hence, from, now, `in`, after, before, past, to
    case at, on, of, the, and, a, half, quarter, couple, few, oclock
    case am, pm, tonight, weekend, end, beginning, day
    case until, between, since, by, `for`, late, early, middle, asap
    /// EOM, EOY and BOM: the end or the beginning of the month or year.
    case edge(Int, TimeUnit)

    static let table: [UInt64: EnglishTimeWord] = {
        var table: [UInt64: EnglishTimeWord] = [:]
        func add(_ words: String, _ word: (Int) -> EnglishTimeWord) {
            for (index, text) in words.split(whereSeparator: { $0 == " " || $0.isNewline }).enumerated() {
                for form in text.split(separator: "|") { table[StableHash.of(String(form))] = word(index) }
            }
        }
        add("zero|oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen") {
            .number($0)
        }
        add("fifteen sixteen seventeen eighteen nineteen") { .number($0 + 15) }
        add("twenty thirty forty|fourty fifty sixty seventy eighty ninety") { .number($0 * 10 + 20) }
        add("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth") {
            .ordinal($0 + 1)
        }
        add("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth") {
            .ordinal($0 + 14)
        }
        add("thirtieth") { _ in .ordinal(30) }
        for (word, unit) in TimeUnit.english where word != "s" && word != "m" && word != "h" {
            table[StableHash.of(word)] = .unit(unit)
        }
        add(
            """
            monday|mon|mondays tuesday|tue|tues|tuesdays wednesday|wed|wednesdays thursday|thu|thur|thurs|thursdays
            friday|fri|fridays saturday|sat|saturdays sunday|sun|sundays
            """
        ) { .weekday($0 + 1) }
        add(
            """
            january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct
            november|nov december|dec
            """
        ) { .month($0 + 1) }
        add("yesterday today tomorrow|tmrw|tmr|tomorrows") { .relative($0 - 1) }
        add("morning|mornings afternoon|afternoons evening|evenings|eve night|nights") {
            [.part(.morning), .part(.afternoon), .part(.evening), .part(.night)][$0]
        }
        add("midnight noon|midday|noontime") { .clock($0 * 12) }
        let others: [(String, EnglishTimeWord)] = [
            ("this|current", .this), ("next|following", .next), ("last|past|previous", .last),
            ("coming|upcoming", .upcoming), ("ago|back", .ago), ("hence|later", .hence), ("from", .from),
            ("now", .now),
            ("in|within", .in), ("after", .after), ("before|til|till", .before), ("to", .to),
            ("until|untill|thru|through", .until),
            ("between", .between), ("since", .since), ("by", .by), ("for", .for), ("late", .late),
            ("early", .early),
            ("mid|middle", .middle), ("asap", .asap), ("eom", .edge(2, .month)),
            ("eoy", .edge(2, .year)), ("bom", .edge(0, .month)),
            ("at|@|around|about|approximately", .at), ("on", .on), ("of|in", .of), ("the", .the),
            ("and", .and), ("a|an", .a),
            ("half", .half), ("couple|pair", .couple), ("few", .few), ("o'clock|oclock", .oclock),
            ("am|a.m", .am), ("pm|p.m", .pm), ("tonight|tonite", .tonight),
            ("weekend|weekends|wkend|wkends", .weekend),
            ("end", .end), ("beginning|start", .beginning),
        ]
        for (words, word) in others {
            for form in words.split(separator: "|")
            where table[StableHash.of(String(form))] == nil || form == "past" {
                table[StableHash.of(String(form))] = word
            }
        }
        // "Past" parts minutes from an hour more often than it means the last.
        table[StableHash.of("past")] = .past
        table[StableHash.of("quarter")] = .quarter
        table[StableHash.of("second")] = .ordinal(2)
        return table
    }()
}
