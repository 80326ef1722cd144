// Days and longer stretches in Chinese.

extension ChineseTimes {
    struct Day {
        var day: DayReading?
        var shift: (seconds: Int64, grain: TimeGrain)?
        var part: DayPart?
        var end: Int
    }

    func day(at start: Int) -> Day? {
        neighbour(at: start) ?? holiday(at: start) ?? ranked(at: start) ?? weekday(at: start) ?? count(
            at: start) ?? dated(at: start) ?? whole(at: start)
    }

    /// 今天, 后天, 明晚, 现在.
    private func neighbour(at start: Int) -> Day? {
        if let (_, end) = word(
            [
                ("现在", 0), ("当前", 0), ("此刻", 0), ("此时", 0), ("马上", 0), ("立刻", 0), ("而家", 0), ("宜家", 0),
                ("依家", 0),
            ],
            at: start)
        {
            return Day(shift: (0, .second), end: end)
        }
        if let (days, end) = word(Self.days, at: start) {
            return Day(day: DayReading(first: context.today + Int64(days)), end: end)
        }
        if let (found, end) = word(Self.dayParts, at: start) {
            return Day(day: DayReading(first: context.today + Int64(found.0)), part: found.1, end: end)
        }
        return nil
    }

    private static let days: [(String, Int)] = [
        ("大后天", 3), ("大后日", 3), ("大前天", -3), ("大前日", -3), ("今天", 0), ("今日", 0), ("今儿", 0), ("当天", 0),
        ("明天", 1), ("明日", 1),
        ("明儿", 1), ("听日", 1), ("后天", 2), ("后日", 2), ("后儿", 2), ("昨天", -1), ("昨日", -1), ("昨儿", -1), ("寻日", -1),
        ("前天", -2), ("前日", -2),
    ]
    private static let dayParts: [(String, (Int, DayPart))] = [
        ("今早", (0, .morning)), ("今晚", (0, .night)), ("今夜", (0, .night)), ("明早", (1, .morning)),
        ("明晚", (1, .night)),
        ("昨晚", (-1, .night)), ("昨夜", (-1, .night)), ("后晚", (2, .night)), ("听晚", (1, .night)),
        ("寻晚", (-1, .night)), ("前晚", (-2, .night)),
    ]

    /// How many units on: 下下个, 上, 这, 本.
    private func pointer(at start: Int) -> (Int, Int) {
        guard
            let (offset, end) = word(
                [("下下", 2), ("上上", -2), ("下", 1), ("上", -1), ("这", 0), ("本", 0), ("今", 0)], at: start)
        else { return (0, start) }
        let measured = starts("个", at: end) ? end + 1 : starts("一", at: end) ? end + 1 : end
        return (offset, measured)
    }

    static let weeks = [("星期", 0), ("礼拜", 0), ("周", 0)]

    /// 周三, 下周三, 上个星期天, 这周末.
    private func weekday(at start: Int) -> Day? {
        let (offset, position) = pointer(at: start)
        guard let (_, end) = word(Self.weeks, at: position), end < range.upperBound else { return nil }
        let isPointed = position > start
        if text[end] == 0x672B {
            let saturday = context.today.monday + Int64(5 + 7 * offset)
            return Day(day: DayReading(first: saturday, grain: .week, end: saturday + 2), end: end + 1)
        }
        let names =
            [("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日", 7), ("天", 7)]
            + (1...6).map { (String($0), $0) }
        guard let (weekday, last) = word(names, at: end) else { return nil }
        // 周一 in a week that is not told is the next one; 一周一次 tells none, and 周三十 no day, but 周六30人 does.
        let isApart = text[last - 1].isHan && last < range.upperBound && text[last].isDigit
        if !isApart && number(at: last) != nil
            || (!isPointed && start > range.lowerBound && ChineseNumerals.digit(text[start - 1]) != nil)
        {
            return nil
        }
        let isNext = !isPointed
        let day =
            isNext
            ? context.undirected(weekday: weekday) : context.today.monday + Int64(weekday - 1 + 7 * offset)
        if isNext, let date = date(behind: last, on: weekday) { return date }
        return Day(day: DayReading(first: day), end: last)
    }

    /// 周日, 二月十号; 周五（22号）: a day by its date, in the nearest year that has it on the weekday.
    private func date(behind end: Int, on weekday: Int) -> Day? {
        var position = end
        while position < range.upperBound, [.blank, 0x2C, 0x3001, 0x28].contains(text[position]) {
            position += 1
        }
        guard position < range.upperBound, var dated = dated(at: position), let day = dated.day,
            day.grain == .day
        else { return nil }
        if !text[position..<dated.end].contains(0x5E74), text[position..<dated.end].contains(0x6708),
            let nearest = context.nearest(weekday: weekday, to: day.first)
        {
            dated.day = DayReading(first: nearest)
        }
        return dated
    }

    /// Where a weekday ends that only says on which one a date is: 3月20号周五, 20号（周五）.
    func weekday(behind end: Int, of day: CivilDay) -> Int? {
        var position = end
        while position < range.upperBound, text[position] == .blank || text[position] == 0x28 {
            position += 1
        }
        guard position < range.upperBound, let (_, at) = word(Self.weeks, at: position),
            let (weekday, last) = word(Self.weekdays, at: at), weekday == day.weekday, number(at: last) == nil
        else { return nil }
        return last < range.upperBound && text[last] == 0x29 ? last + 1 : last
    }

    private static let weekdays = [
        ("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日", 7), ("天", 7),
    ]

    /// 三天后, 两个星期以前, 过三天, 半小时后.
    private func count(at start: Int) -> Day? {
        let isPassing = starts("过", at: start) || starts("再过", at: start)
        let from = starts("再过", at: start) ? start + 2 : isPassing ? start + 1 : start
        guard let duration = ChineseDurations.reading(text, at: from, in: range) else { return nil }
        var end = duration.end
        while end < range.upperBound, text[end] == .blank { end += 1 }
        let behind = word(
            [("之后", 1), ("以后", 1), ("过后", 1), ("后", 1), ("之前", -1), ("以前", -1), ("前", -1)], at: end)
        guard let (sign, last) = behind ?? (isPassing ? (1, duration.end) : nil) else { return nil }
        if let whole = duration.whole, let day = context.day(after: whole * sign, duration.unit) {
            return Day(day: DayReading(first: day), end: last)
        }
        guard duration.seconds < 1e9 else { return nil }
        // 半个月后 tells a day and no time.
        if duration.unit.seconds > TimeUnit.day.seconds {
            let days = (duration.seconds / TimeUnit.day.seconds).rounded()
            return Day(day: DayReading(first: context.today + Int64(days) * Int64(sign)), end: last)
        }
        let grain: TimeGrain = duration.unit == .hour ? .minute : .second
        return Day(shift: (Int64(duration.seconds) * Int64(sign), grain), end: last)
    }

    /// 2026年3月4日, 3月4号, 明年三月, 下个月5号, 15号, 2026-3-4, 3/4.
    private func dated(at start: Int) -> Day? {
        if let numeric = numericDate(at: start) { return numeric }
        var position = start
        var year: Int?
        if let (offset, end) = word(
            [("今年", 0), ("本年", 0), ("明年", 1), ("去年", -1), ("上年", -1), ("前年", -2), ("后年", 2), ("大后年", 3)],
            at: start)
        {
            (year, position) = (context.today.year + offset, end)
        } else if let (said, end) = number(at: start), starts("年", at: end),
            end - start == 4 || (end - start == 2 && text[start].isDigit)
        {
            (year, position) = (context.year(ofShort: said), end + 1)
        }
        if position < range.upperBound, text[position] == 0x7684 || text[position] == .blank { position += 1 }
        if let (month, end) = number(at: position), (1...12).contains(month), starts("月", at: end) {
            return dayOf(month: month, year: year, at: end + 1)
        }
        if let year, position > start {
            guard let first = CivilDay(year: year, month: 1, day: 1) else { return nil }
            return edge(of: DayReading(first: first, grain: .year), at: position)
        }
        if let relative = dayOfPointedMonth(at: start) { return relative }
        // 15号 and 15日; not 3号楼 or 2号线, nor the house of 解放路5号.
        guard !Self.ways.contains(start > range.lowerBound ? text[start - 1] : 0),
            let (day, end) = number(at: start), (1...31).contains(day),
            starts("号", at: end) || starts("日", at: end),
            word(
                [
                    ("号楼", 0), ("号线", 0), ("号门", 0), ("号店", 0), ("号码", 0), ("日元", 0), ("日内", 0), ("号员", 0),
                    ("号房", 0), ("号机", 0),
                ], at: end) == nil
        else { return nil }
        return context.undirected(dayOfMonth: day).map { Day(day: DayReading(first: $0), end: end + 1) }
    }

    private static let ways = Set("路街巷弄".unicodeScalars.map(\.value))

    private func dayOf(month: Int, year: Int?, at position: Int) -> Day? {
        if let (day, end) = number(at: position), (1...31).contains(day) {
            let last = starts("号", at: end) || starts("日", at: end) ? end + 1 : end
            let found =
                year.map { CivilDay(year: $0, month: month, day: day) }
                ?? context.undirected(month: month, day: day)
            return found.map { Day(day: DayReading(first: $0), end: last) }
        }
        let first: CivilDay?
        if let year {
            first = CivilDay(year: year, month: month, day: 1)
        } else {
            first =
                month == context.today.month
                ? context.today.firstOfMonth : context.undirected(month: month, day: 1)
        }
        guard let first else { return nil }
        return edge(of: DayReading(first: first, grain: .month), at: position)
    }

    /// 下个月5号, 这个月二十号, 本月底, 月初.
    private func dayOfPointedMonth(at start: Int) -> Day? {
        let (offset, position) = pointer(at: start)
        guard starts("月", at: position),
            position > start || word([("月底", 0), ("月末", 0), ("月初", 0)], at: start) != nil,
            let month = context.unit(.month, offset)
        else { return nil }
        if let (day, end) = number(at: position + 1), (1...31).contains(day),
            starts("号", at: end) || starts("日", at: end)
        {
            return CivilDay(year: month.first.year, month: month.first.month, day: day).map {
                Day(day: DayReading(first: $0), end: end + 1)
            }
        }
        return edge(of: month, at: position + 1)
    }

    /// The stretch, or its first or last day: 底, 末, 初.
    private func edge(of whole: DayReading, at position: Int) -> Day {
        if let (isEnd, end) = word([("底", true), ("末", true), ("初", false)], at: position) {
            return Day(day: DayReading(first: isEnd ? whole.last : whole.first), end: end)
        }
        return Day(day: whole, end: position)
    }

    /// 下周, 上个月, 年底, 这个季度.
    private func whole(at start: Int) -> Day? {
        let (offset, position) = pointer(at: start)
        let units: [(String, TimeUnit)] = [
            ("星期", .week), ("礼拜", .week), ("周", .week), ("季度", .quarter), ("年", .year),
        ]
        guard let (unit, end) = word(units, at: position) else { return nil }
        guard position > start || word([("年底", 0), ("年末", 0), ("年初", 0), ("周末", 0)], at: start) != nil else {
            return nil
        }
        // 这一年 is, 上年纪 and 下周转 are not what is meant.
        if unit == .year, position > start, offset != 0 || starts("年纪", at: position) { return nil }
        return context.unit(unit, offset).map { edge(of: $0, at: end) }
    }

    private func numericDate(at start: Int) -> Day? {
        guard text[start].isDigit, start == range.lowerBound || !text[start - 1].isASCIIWord,
            let (first, end) = number(at: start),
            end < range.upperBound, [0x2D, 0x2F, 0x2E].contains(text[end]),
            let (second, next) = number(at: end + 1)
        else { return nil }
        let sign = text[end]
        let behind = next < range.upperBound && (text[next].isASCIIWord || text[next] == 0x25)
        guard next < range.upperBound, text[next] == sign, let (third, last) = number(at: next + 1) else {
            guard !behind, sign == 0x2F, end - start <= 2 else { return nil }
            let day =
                context.undirected(month: first, day: second)
                ?? context.undirected(month: second, day: first)
            return day.map { Day(day: DayReading(first: $0), end: next) }
        }
        if last < range.upperBound, text[last].isASCIIWord { return nil }
        if end - start == 4 {
            return CivilDay(year: first, month: second, day: third).map {
                Day(day: DayReading(first: $0), end: last)
            }
        }
        let year = last - next == 5 ? third : context.year(ofShort: third)
        let day =
            CivilDay(year: year, month: first, day: second) ?? CivilDay(year: year, month: second, day: first)
        return day.map { Day(day: DayReading(first: $0), end: last) }
    }

    /// 中秋节, 今年春节, 2018年的感恩节, 十月第一个星期一.
    private func holiday(at start: Int) -> Day? {
        var position = start
        var year: Int?
        if let (offset, end) = word(
            [("今年", 0), ("本年", 0), ("明年", 1), ("去年", -1), ("上年", -1), ("前年", -2), ("后年", 2)], at: start)
        {
            (year, position) = (context.today.year + offset, end)
        } else if let (said, end) = number(at: start), end - start == 4 || end - start == 2,
            starts("年", at: end)
        {
            (year, position) = (context.year(ofShort: said), end + 1)
        }
        if year != nil, starts("的", at: position) { position += 1 }
        guard position < range.upperBound, text[position].isHan,
            let (holiday, length) = Holidays.found(in: text, at: position, range: range)
        else { return nil }
        let day = year.map { holiday.rule.day(in: $0) } ?? holiday.rule.day(from: context.today)
        return day.map { Day(day: holiday.reading($0), end: position + length) }
    }

    /// 十月第一个星期一, 五月的最后一个周日.
    private func ranked(at start: Int) -> Day? {
        guard let whole = dated(at: start), let month = whole.day, month.grain == .month else { return nil }
        var position = starts("的", at: whole.end) ? whole.end + 1 : whole.end
        let nth: Int
        if let (_, end) = word([("最后一个", 0)], at: position) {
            (nth, position) = (-1, end)
        } else if starts("第", at: position), let (rank, end) = number(at: position + 1),
            (1...5).contains(rank)
        {
            (nth, position) = (rank, starts("个", at: end) ? end + 1 : end)
        } else {
            return nil
        }
        guard let (_, end) = word([("星期", 0), ("礼拜", 0), ("周", 0)], at: position),
            let (weekday, last) = word(
                [("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日", 7), ("天", 7)], at: end)
        else { return nil }
        let day = (nth > 0 ? month.first : month.last + 1).weekday(weekday, nth: nth)
        guard day >= month.first, day <= month.last else { return nil }
        return Day(day: DayReading(first: day), end: last)
    }
}
