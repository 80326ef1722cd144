// Holidays in English, with the year that they are meant in, and days by their place in a month.

extension EnglishTimes {
    /// Thanksgiving, last Easter, MLK day 2013, Christmas of next year, Thanksgiving in 3 years.
    func holiday(at start: Int) -> Day? {
        let which = word(start)
        let isPointed = which == .this || which == .next || which == .last || which == .upcoming
        let index = isPointed ? start + 1 : start
        guard index < tokens.count, tokens[index].kind == .word || tokens[index].kind == .digits else {
            return nil
        }
        let range = tokens[index].range.lowerBound..<(tokens.last?.range.upperBound ?? 0)
        guard let (holiday, length) = Holidays.found(in: text, at: range.lowerBound, range: range) else {
            return nil
        }
        let rule = holiday.rule
        var next = index
        while next < tokens.count, tokens[next].range.upperBound <= range.lowerBound + length { next += 1 }
        if let (year, behind) = yearBehind(next), let day = rule.day(in: year) {
            return (holiday.reading(day), nil, behind)
        }
        if holiday.isWord, index > 0 || !isEnd(next) { return nil }
        return rule.day(from: context.today, isPast: which == .last).map {
            (holiday.reading($0), nil, next)
        }
    }

    /// The year behind a name: 2013, "of next year", "in 3 years", "1 year ago".
    func yearBehind(_ start: Int) -> (Int, Int)? {
        let index = isMark(start, 0x2C) || word(start) == .of || word(start) == .in ? start + 1 : start
        if let year = calendarYear(at: index) { return (year.first.year, index + 1) }
        if let spoken = spokenYear(at: index) { return spoken }
        let year = context.today.year
        switch (word(index), word(index + 1)) {
        case (.this?, .unit(.year)?): return (year, index + 2)
        case (.next?, .unit(.year)?): return (year + 1, index + 2)
        case (.last?, .unit(.year)?): return (year - 1, index + 2)
        default: break
        }
        guard let (count, unitAt) = number(index), word(unitAt) == .unit(.year), count < 1000 else {
            return nil
        }
        if word(start) == .in { return (year + count, unitAt + 1) }
        return word(unitAt + 1) == .ago ? (year - count, unitAt + 2) : nil
    }

    /// "Two thousand (and) ten", "nineteen ninety-nine", "twenty eighteen".
    private func spokenYear(at start: Int) -> (Int, Int)? {
        guard case .number(let century)? = word(start) else { return nil }
        if century == 2, start + 1 < tokens.count, tokens[start + 1].hash == EnglishTimes.thousand {
            let behind = word(start + 2) == .and ? start + 3 : start + 2
            guard case .number? = word(behind), let (rest, next) = number(behind), rest < 100 else {
                return (2000, start + 2)
            }
            return (2000 + rest, next)
        }
        guard (18...20).contains(century), case .number? = word(start + 1),
            let (rest, next) = number(start + 1),
            (10..<100).contains(rest)
        else { return nil }
        return (century * 100 + rest, next)
    }
    private static let thousand = StableHash.of("thousand")

    /// The first Monday of October, last Friday of this month, the second last week of 2018, the fifth last day of May, the 20th of next
    /// month.
    func ranked(at start: Int) -> Day? {
        var index = word(start) == .the ? start + 1 : start
        var nth = -1
        if let (rank, next) = ordinal(index) {
            (nth, index) = (rank, next)
            if word(index) == .last { (nth, index) = (-rank, index + 1) }
        } else if word(index) == .last {
            index += 1
        } else if let (day, next) = number(index), word(next) == .of, word(index) != .a {
            return dayOfMonth(day, at: next)
        } else {
            return nil
        }
        if word(index) == .quarter || word(index) == .unit(.quarter), nth > 0 {
            return quarter(nth, behind: index + 1)
        }
        if word(index) == .of { return nth > 0 ? dayOfMonth(nth, at: index) : nil }
        guard abs(nth) < 54, let unit = word(index) else { return nil }
        guard word(index + 1) == .of || word(index + 1) == .in, let (whole, next) = stretch(at: index + 2),
            whole.grain >= .month
        else { return nil }
        let end = whole.last + 1
        switch unit {
        case .weekday(let weekday):
            let day = (nth > 0 ? whole.first : end).weekday(weekday, nth: nth)
            return within(whole, day).map { (DayReading(first: $0), nil, next) }
        case .unit(.day):
            let day = nth > 0 ? whole.first + Int64(nth - 1) : end + Int64(nth)
            return within(whole, day).map { (DayReading(first: $0), nil, next) }
        case .unit(.week):
            // A week belongs to the stretch that has its Thursday at the beginning, and that has all of it at the end.
            let monday =
                nth > 0
                ? whole.first.weekday(4, nth: nth).monday : end.monday + Int64(7 * nth)
            return (DayReading(first: monday, grain: .week), nil, next)
        default: return nil
        }
    }

    /// "3rd quarter", "the fourth quarter of 2018".
    private func quarter(_ nth: Int, behind index: Int) -> Day? {
        let said = yearBehind(index)
        guard (1...4).contains(nth),
            let first = CivilDay(year: said?.0 ?? context.today.year, month: nth * 3 - 2, day: 1)
        else { return nil }
        return (DayReading(first: first, grain: .quarter), nil, said?.1 ?? index)
    }

    private func within(_ whole: DayReading, _ day: CivilDay) -> CivilDay? {
        day >= whole.first && day <= whole.last ? day : nil
    }

    /// "20th of next month".
    private func dayOfMonth(_ day: Int, at index: Int) -> Day? {
        if case .month? = word(index + 1) { return nil }
        guard word(index) == .of, let (whole, next) = stretch(at: index + 1), whole.grain == .month else {
            return nil
        }
        return CivilDay(year: whole.first.year, month: whole.first.month, day: day).map {
            (DayReading(first: $0), nil, next)
        }
    }
}
