// Days and longer stretches in English.

extension EnglishTimes {
    typealias Day = (day: DayReading?, shift: (seconds: Int64, grain: TimeGrain)?, next: Int)

    func day(at start: Int) -> Day? {
        var index = start
        if word(index) == .on { index += 1 }
        if let day = neighbour(at: index) ?? holiday(at: index) ?? ranked(at: index) ?? count(at: index)
            ?? numericDate(at: index) ?? monthDay(at: index)
            ?? weekday(at: index) ?? whole(at: index) ?? edge(at: index)
        {
            return day
        }
        if word(start) == .now { return (nil, (0, .second), start + 1) }
        return nil
    }

    /// Today, tomorrow, the day after tomorrow, tonight.
    private func neighbour(at start: Int) -> Day? {
        if case .relative(let days)? = word(start) {
            return (DayReading(first: context.today + Int64(days)), nil, start + 1)
        }
        if word(start) == .tonight { return (DayReading(first: context.today), nil, start + 1) }
        let index = word(start) == .the ? start + 1 : start
        guard word(index) == .unit(.day), case .relative(let days)? = word(index + 2) else { return nil }
        switch word(index + 1) {
        case .after? where days == 1: return (DayReading(first: context.today + 2), nil, index + 3)
        case .before? where days == -1: return (DayReading(first: context.today + -2), nil, index + 3)
        default: return nil
        }
    }

    /// In two weeks, 3 days ago, a day from now, two fridays from now.
    private func count(at start: Int) -> Day? {
        let isIn = word(start) == .in
        let from = isIn ? start + 1 : start
        guard let (value, unitAt) = spanned(at: from) else { return nil }
        if case .weekday(let weekday)? = word(unitAt), let whole = Int(exactly: value),
            (1...60).contains(whole)
        {
            let first = context.next(weekday: weekday)
            if word(unitAt + 1) == .from, word(unitAt + 2) == .now {
                return (DayReading(first: first + Int64(whole - 1) * 7), nil, unitAt + 3)
            }
            return nil
        }
        guard let unit = unit(unitAt) else { return nil }
        var sign: Double?
        var next = unitAt + 1
        var base = 0
        if isIn { sign = 1 }
        switch word(next) {
        case .ago? where !isIn: (sign, next) = (-1, next + 1)
        case .hence? where !isIn: (sign, next) = (1, next + 1)
        case .from? where !isIn && word(next + 1) == .now: (sign, next) = (1, next + 2)
        case .from? where !isIn:
            if case .relative(let days)? = word(next + 1) { (sign, base, next) = (1, days, next + 2) }
        default: break
        }
        guard let sign else { return nil }
        return shifted(by: value * sign, unit, base: base, next)
    }

    private func shifted(by value: Double, _ unit: TimeUnit, base: Int, _ next: Int) -> Day? {
        if let whole = Int(exactly: value), let day = context.day(after: whole, unit) {
            let shift: (seconds: Int64, grain: TimeGrain)? =
                unit == .day && base == 0 ? (Int64(whole) * 86_400, .hour) : nil
            return (DayReading(first: day + Int64(base)), shift, next)
        }
        guard unit.grain <= .day || value != value.rounded(), abs(value) < 1e6 else { return nil }
        let grain: TimeGrain = unit == .hour && value == value.rounded() ? .minute : .second
        return (nil, (Int64((value * unit.seconds).rounded()), grain), next)
    }

    /// A count before a unit: 2, two, a, 2.5, half an, two and a half.
    func spanned(at start: Int) -> (Double, Int)? {
        if word(start) == .half {
            let next = word(start + 1) == .a ? start + 2 : start + 1
            if case .unit? = word(next) { return (0.5, next) }
        }
        if start < tokens.count, tokens[start].kind == .digits,
            tokens[start].range.contains(where: { text[$0] == 0x2E })
        {
            let number = ArabicNumerals.number(
                in: text, at: tokens[start].range.lowerBound, limit: tokens[start].range.upperBound)
            return number?.value.map { ($0, start + 1) }
        }
        if let fraction = fraction(at: start) { return fraction }
        guard let (value, next) = number(start) else { return nil }
        if word(next) == .and {
            let half = word(next + 1) == .a ? next + 2 : next + 1
            if word(half) == .half { return (Double(value) + 0.5, half + 1) }
        }
        return (Double(value), next)
    }

    /// 1/2, 3/4; three quarters of an, a quarter of an.
    private func fraction(at start: Int) -> (Double, Int)? {
        if let (above, _) = digits(start), isMark(start + 1, 0x2F), isAdjacent(start + 1),
            isAdjacent(start + 2),
            let (below, _) = digits(start + 2), above > 0, above < below, below <= 10, unit(start + 3) != nil
        {
            return (Double(above) / Double(below), start + 3)
        }
        guard let (count, next) = word(start) == .quarter ? (1, start) : number(start),
            (1...3).contains(count)
        else { return nil }
        let quarter = isMark(next, 0x2D) ? next + 1 : next
        guard word(quarter) == .quarter || word(quarter) == .unit(.quarter), word(quarter + 1) == .of,
            word(quarter + 2) == .a, word(quarter + 3) == .unit(.hour)
        else { return nil }
        return (Double(count) / 4, quarter + 3)
    }

    /// 2026-03-04, 3/4/2026, 3/4.
    private func numericDate(at index: Int) -> Day? {
        guard let (first, width) = digits(index), let sign = separator(index + 1), isAdjacent(index + 1),
            isAdjacent(index + 2),
            let (second, _) = digits(index + 2)
        else { return nil }
        let hasThird = separator(index + 3) == sign && isAdjacent(index + 3) && isAdjacent(index + 4)
        guard hasThird, let (third, last) = digits(index + 4) else {
            if width == 4, second <= 12, sign != 0x2E { return month(first, second, index + 3) }
            guard sign == 0x2F, width <= 2, unit(index + 3) == nil,
                let day = context.next(month: first, day: second) ?? context.next(month: second, day: first)
            else { return nil }
            return (DayReading(first: day), nil, index + 3)
        }
        if width == 4 {
            return CivilDay(year: first, month: second, day: third).map {
                (DayReading(first: $0), nil, index + 5)
            }
        }
        guard last != 3 else { return nil }
        let year = last == 4 ? third : context.year(ofShort: third)
        // The American order first, unless only the other one is a date.
        let day =
            CivilDay(year: year, month: first, day: second) ?? CivilDay(year: year, month: second, day: first)
        return day.map { (DayReading(first: $0), nil, index + 5) }
    }

    private func month(_ year: Int, _ month: Int, _ next: Int) -> Day? {
        CivilDay(year: year, month: month, day: 1).map { (DayReading(first: $0, grain: .month), nil, next) }
    }

    private func separator(_ index: Int) -> Scalar? {
        for sign: Scalar in [0x2D, 0x2F, 0x2E] where isMark(index, sign) { return sign }
        return nil
    }

    /// March 3rd 2026, the 3rd of March, 3 March, March 2026, March; the 15th.
    private func monthDay(at start: Int) -> Day? {
        if case .month(let month)? = word(start) {
            var next = isMark(start + 1, 0x2E) ? start + 2 : start + 1
            if word(next) == .the { next += 1 }
            if let (day, behind) = ordinal(next) ?? plainDay(next) { return dated(month, day, behind) }
            let comma = isMark(start + 1, 0x2C) || word(start + 1) == .of ? start + 2 : start + 1
            if let (year, count) = digits(comma), count == 4 { return self.month(year, month, comma + 1) }
            // "May" and "mar" are words of their own.
            guard tokens[start].range.count > 3 || month != 5 else { return nil }
            guard start == 0 || !(tokens[start].range.count <= 3),
                let day = context.next(month: month, day: 1)
            else { return nil }
            return (
                DayReading(
                    first: month == context.today.month ? context.today.firstOfMonth : day, grain: .month),
                nil, start + 1
            )
        }
        let index = word(start) == .the ? start + 1 : start
        guard let (day, next) = ordinal(index) ?? plainDay(index), (1...31).contains(day) else { return nil }
        let ofAt = word(next) == .of || isMark(next, 0x2D) ? next + 1 : next
        if case .month(let month)? = word(ofAt) {
            return dated(month, day, isMark(ofAt + 1, 0x2D) ? ofAt + 2 : ofAt + 1)
        }
        guard ordinal(index) != nil, digits(index) != nil else { return nil }
        // "The 15th" is a day; "the third" is one of several.
        return context.next(dayOfMonth: day).map { (DayReading(first: $0), nil, next) }
    }

    private func plainDay(_ index: Int) -> (Int, Int)? {
        guard let (day, count) = digits(index), count <= 2, (1...31).contains(day), !isMark(index + 1, 0x3A)
        else { return nil }
        if word(index + 1) == .am || word(index + 1) == .pm { return nil }
        return (day, index + 1)
    }

    private func dated(_ month: Int, _ day: Int, _ next: Int) -> Day? {
        let comma = isMark(next, 0x2C) || word(next) == .of ? next + 1 : next
        if let (year, count) = digits(comma),
            count == 4 || (count == 2 && comma > 0 && isMark(comma - 1, 0x2D))
        {
            let full = count == 4 ? year : context.year(ofShort: year)
            return CivilDay(year: full, month: month, day: day).map {
                (DayReading(first: $0), nil, comma + 1)
            }
        }
        return context.next(month: month, day: day).map { (DayReading(first: $0), nil, next) }
    }

    /// Monday, next Friday, Monday the 19th, Monday, Feb 18; Wednesday of next week.
    private func weekday(at start: Int) -> Day? {
        let which = word(start)
        let isPointed = which == .this || which == .next || which == .last || which == .upcoming
        let index = isPointed ? start + 1 : start
        guard case .weekday(let weekday)? = word(index) else { return nil }
        var next = isMark(index + 1, 0x2E) ? index + 2 : index + 1
        let day: CivilDay
        switch which {
        case .next?: day = context.today.monday + Int64(weekday + 6)
        case .last?: day = context.next(weekday: weekday) + (weekday == context.today.weekday ? -14 : -7)
        default: day = context.next(weekday: weekday)
        }
        if isPointed { return (DayReading(first: day), nil, next) }
        let behind = isMark(next, 0x2C) ? next + 1 : next
        if let dated = monthDay(at: behind), let found = dated.day, found.grain == .day {
            return (withWeekday(weekday, found.first, behind), nil, dated.next)
        }
        let ofAt = word(next) == .of || word(next) == .from ? next + 1 : next
        if let week = whole(at: ofAt), week.day?.grain == .week, let first = week.day?.first {
            next = week.next
            return (DayReading(first: first + Int64(weekday - 1)), nil, next)
        }
        // "Sat" and "sun", "mon" and "wed" are words of their own in the middle of a sentence.
        guard
            tokens[index].range.count > 3 || index == 0 || index + 1 == tokens.count || word(index - 1) == .on
        else { return nil }
        return (DayReading(first: day), nil, next)
    }

    /// "Tuesday the 19th": the next 19th that is a Tuesday, where only a number is said.
    private func withWeekday(_ weekday: Int, _ day: CivilDay, _ index: Int) -> DayReading {
        if case .month? = word(index) { return DayReading(first: day) }
        var month = day.firstOfMonth
        for _ in 0..<24 {
            if let found = CivilDay(year: month.year, month: month.month, day: day.day),
                found >= context.today,
                found.weekday == weekday
            {
                return DayReading(first: found)
            }
            guard let following = month.adding(months: 1) else { break }
            month = following
        }
        return DayReading(first: day)
    }

    /// This week, next month, last year, the coming weekend.
    private func whole(at start: Int) -> Day? {
        let index = word(start) == .the ? start + 1 : start
        let offset: Int
        switch word(index) {
        case .this?: offset = 0
        case .next?, .upcoming?: offset = 1
        case .last?, .past?: offset = -1
        default: return nil
        }
        if word(index + 1) == .weekend {
            let saturday =
                context.today.monday + Int64(5 + 7 * (offset == 1 && word(index) == .upcoming ? 0 : offset))
            return (DayReading(first: saturday, grain: .week, end: saturday + 2), nil, index + 2)
        }
        if word(index + 1) == .quarter { return context.unit(.quarter, offset).map { ($0, nil, index + 2) } }
        guard case .unit(let unit)? = word(index + 1), unit.grain > .day else { return nil }
        return context.unit(unit, offset).map { ($0, nil, index + 2) }
    }

    /// The end of the month, at the beginning of next year.
    private func edge(at start: Int) -> Day? {
        let index = word(start) == .the ? start + 1 : start
        guard word(index) == .end || word(index) == .beginning, word(index + 1) == .of else { return nil }
        let from = word(index + 2) == .the ? index + 3 : index + 2
        var whole = whole(at: from)
        if whole == nil, case .unit(let unit)? = word(from), unit == .month || unit == .year || unit == .week
        {
            whole = context.unit(unit, 0).map { ($0, nil, from + 1) }
        } else if whole == nil, let month = monthDay(at: from), month.day?.grain == .month {
            whole = month
        }
        guard let found = whole, let day = found.day else { return nil }
        return (DayReading(first: word(index) == .beginning ? day.first : day.last), nil, found.next)
    }
}

extension DayReading {
    /// The last day of the stretch.
    var last: CivilDay {
        if let end { return end + -1 }
        switch grain {
        case .week: return first + 6
        case .month: return (first.adding(months: 1) ?? first + 31) + -1
        case .quarter: return (first.adding(months: 3) ?? first + 92) + -1
        case .year: return (first.adding(months: 12) ?? first + 365) + -1
        default: return first
        }
    }
}
