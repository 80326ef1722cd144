// Days and longer stretches in English.

extension EnglishTimes {
    typealias Day = (day: DayReading?, shift: (seconds: Int64, grain: TimeGrain)?, next: Int)

    func day(at start: Int) -> Day? {
        let index = word(start) == .on ? start + 1 : start
        return related(at: index) ?? plainDay(at: start)
    }

    /// A day that is not told from another one.
    func plainDay(at start: Int) -> Day? {
        var index = start
        if word(index) == .on { index += 1 }
        if let day = neighbour(at: index) ?? holiday(at: index) ?? ranked(at: index) ?? count(at: index)
            ?? numericDate(at: index) ?? monthDay(at: index)
            ?? weekday(at: index) ?? whole(at: index) ?? edge(at: index) ?? year(at: index)
        {
            return day
        }
        if word(start) == .now { return (nil, (0, .second), start + 1) }
        return nil
    }

    /// "In 2014", "2014 AD", 1974 as a whole message.
    private func year(at start: Int) -> Day? {
        guard let whole = calendarYear(at: start) else { return nil }
        if isAnnoDomini(start + 1) { return (whole, nil, start + 2) }
        guard (1900..<2100).contains(whole.first.year), isEnd(start + 1), start == 0 || word(start - 1) == .in
        else { return nil }
        return (whole, nil, start + 1)
    }

    private func isAnnoDomini(_ index: Int) -> Bool {
        index < tokens.count && tokens[index].hash == EnglishTimes.annoDomini
    }
    private static let annoDomini = StableHash.of("ad")

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
        if let upcoming = upcoming(at: start) { return upcoming }
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
            if word(unitAt + 1) == .ago {
                let today = weekday == context.today.weekday
                return (DayReading(first: first + Int64(-whole - (today ? 1 : 0)) * 7), nil, unitAt + 2)
            }
            return nil
        }
        guard let unit = unit(unitAt, isFraction: isMark(unitAt - 2, 0x2F)) else { return nil }
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

    /// "Upcoming two weeks", "2 upcoming months": the last of them.
    private func upcoming(at start: Int) -> Day? {
        let isFirst = word(start) == .upcoming
        guard let (count, next) = number(isFirst ? start + 1 : start), word(start) != .a,
            isFirst || word(next) == .upcoming, (1..<1000).contains(count)
        else { return nil }
        let unitAt = isFirst ? next : next + 1
        let unit: TimeUnit
        switch word(unitAt) {
        case .unit(let said)?: unit = said
        case .quarter?: unit = .quarter
        default: return nil
        }
        return context.unit(unit, count).map { ($0, nil, unitAt + 1) }
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
            if let (quarters, unitAt) = quarters(at: next + 1) { return (Double(value) + quarters, unitAt) }
        }
        // "Two more minutes".
        let isMore = next < tokens.count && EnglishTimes.more.contains(tokens[next].hash)
        return (Double(value), isMore && unit(next + 1) != nil ? next + 1 : next)
    }
    private static let more = Set(
        ["more", "additional", "extra", "further", "other", "fewer", "less"].map { StableHash.of($0) })

    /// The quarters of "one and three quarter hours", "two and a quarter of an hour".
    private func quarters(at start: Int) -> (Double, Int)? {
        let (count, next) =
            word(start) == .quarter || word(start) == .unit(.quarter)
            ? (1, start) : number(start) ?? (0, start)
        guard (1...3).contains(count) else { return nil }
        let behind = isMark(next, 0x2D) ? next + 1 : next
        guard word(behind) == .quarter || word(behind) == .unit(.quarter) else { return nil }
        var unitAt = behind + 1
        if word(unitAt) == .of { unitAt += 1 }
        if word(unitAt) == .a { unitAt += 1 }
        guard case .unit? = word(unitAt) else { return nil }
        return (Double(count) / 4, unitAt)
    }

    /// 1/2, 3/4; three quarters of an, a quarter of an.
    private func fraction(at start: Int) -> (Double, Int)? {
        if let (above, _) = digits(start), isMark(start + 1, 0x2F), isAdjacent(start + 1),
            isAdjacent(start + 2),
            let (below, _) = digits(start + 2), above > 0, above < below, below <= 10,
            unit(start + 3, isFraction: true) != nil
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

    /// 2026-03-04, 3/4/2026, 3/4, 3.4.2026, 3/2026.
    private func numericDate(at index: Int) -> Day? {
        if let dotted = dottedDate(at: index) { return dotted }
        if isMark(index + 1, 0x2F), let (month, width) = digits(index), width <= 2,
            let (other, count) = digits(index + 2)
        {
            if count == 4, isAdjacent(index + 1), isAdjacent(index + 2), separator(index + 3) == nil {
                return self.month(other, month, index + 3)
            }
            // "2 / 15" with blanks is a date where it is all that is said.
            if index == 0, tokens.count == 3, !isAdjacent(1), !isAdjacent(2), count <= 2 {
                return context.undirected(month: month, day: other).map { (DayReading(first: $0), nil, 3) }
            }
        }
        guard let (first, width) = digits(index), let sign = separator(index + 1), isAdjacent(index + 1),
            isAdjacent(index + 2),
            let (second, _) = digits(index + 2)
        else { return nil }
        let hasThird = separator(index + 3) == sign && isAdjacent(index + 3) && isAdjacent(index + 4)
        guard hasThird, let (third, last) = digits(index + 4) else {
            if width == 4, second <= 12, sign != 0x2E { return month(first, second, index + 3) }
            guard sign == 0x2F, width <= 2, unit(index + 3, isFraction: true) == nil,
                let day =
                    context.undirected(month: first, day: second)
                    ?? context.undirected(month: second, day: first)
            else { return nil }
            return (DayReading(first: day), nil, index + 3)
        }
        return numericDate((first, second, third), width, last, index + 5)
    }

    /// 10.31.2026, which is one token.
    private func dottedDate(at index: Int) -> Day? {
        guard index >= 0, index < tokens.count, tokens[index].kind == .digits,
            (8...10).contains(tokens[index].range.count)
        else { return nil }
        let parts = text[tokens[index].range].split(separator: 0x2E)
        guard parts.count == 3, parts.allSatisfy({ $0.count <= 4 && $0.allSatisfy(\.isDigit) }) else {
            return nil
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        return numericDate(
            (numbers[0], numbers[1], numbers[2]), parts[0].count, parts[2].count, index + 1, dayFirst: true)
    }

    /// - Parameter dayFirst: as where dots stand between; else the American order, unless only the other one is a date.
    private func numericDate(
        _ parts: (Int, Int, Int), _ width: Int, _ last: Int, _ next: Int, dayFirst: Bool = false
    ) -> Day? {
        if width == 4 {
            return CivilDay(year: parts.0, month: parts.1, day: parts.2).map {
                (DayReading(first: $0), nil, next)
            }
        }
        guard width <= 2, last != 3 else { return nil }
        let year = last == 4 ? parts.2 : context.year(ofShort: parts.2)
        let (first, second) = dayFirst ? (parts.1, parts.0) : (parts.0, parts.1)
        let day =
            CivilDay(year: year, month: first, day: second) ?? CivilDay(year: year, month: second, day: first)
        return day.map { (DayReading(first: $0), nil, next) }
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
            // "May" and "mar" are words of their own, but not behind "in".
            let isWord = tokens[start].range.count <= 3
            guard let whole = wholeMonth(at: start), whole.1 > next || !isWord || isLed(start) else {
                return nil
            }
            return (whole.0, nil, whole.1)
        }
        let index = word(start) == .the ? start + 1 : start
        guard let (day, next) = ordinal(index) ?? plainDay(index), (1...31).contains(day) else { return nil }
        let ofAt = word(next) == .of || isMark(next, 0x2D) ? next + 1 : next
        if case .month(let month)? = word(ofAt) {
            return dated(month, day, isMark(ofAt + 1, 0x2D) ? ofAt + 2 : ofAt + 1)
        }
        guard ordinal(index) != nil, digits(index) != nil else { return nil }
        // "The 15th" is a day; "the third" is one of several.
        return context.undirected(dayOfMonth: day).map { (DayReading(first: $0), nil, next) }
    }

    /// March, March 2026, March of next year, March in two years; a month with a day of its own is none.
    func wholeMonth(at start: Int) -> (DayReading, Int)? {
        guard case .month(let month)? = word(start) else { return nil }
        let next = isMark(start + 1, 0x2E) ? start + 2 : start + 1
        if let (year, behind) = yearBehind(next), let first = CivilDay(year: year, month: month, day: 1) {
            return (DayReading(first: first, grain: .month), behind)
        }
        if ordinal(next) != nil || plainDay(next) != nil { return nil }
        if word(start - 1) == .last {
            let next =
                month == context.today.month
                ? context.today.firstOfMonth : context.next(month: month, day: 1)
            return next?.adding(months: -12).map { (DayReading(first: $0, grain: .month), start + 1) }
        }
        let present =
            month == context.today.month
            ? context.today.firstOfMonth : context.undirected(month: month, day: 1)
        guard let first = present else { return nil }
        return (DayReading(first: first, grain: .month), start + 1)
    }

    /// Whether a word before it tells that a short word is a month or a weekday, or nothing else is said.
    private func isLed(_ index: Int) -> Bool {
        if index == 0 { return tokens[index].range.count < 3 || month(index) != 5 || isEnd(index + 1) }
        switch word(index - 1) {
        case .in?, .of?, .this?, .next?, .last?, .by?, .until?, .since?, .after?, .before?, .from?, .between?,
            .upcoming?, .early?, .late?, .middle?, .on?:
            return true
        default: return false
        }
    }

    private func month(_ index: Int) -> Int? {
        if case .month(let month)? = word(index) { return month }
        return nil
    }

    private func plainDay(_ index: Int) -> (Int, Int)? {
        guard let (day, count) = digits(index), count <= 2, (1...31).contains(day), !isMark(index + 1, 0x3A)
        else { return nil }
        if word(index + 1) == .am || word(index + 1) == .pm { return nil }
        return (day, index + 1)
    }

    private func dated(_ month: Int, _ day: Int, _ next: Int) -> Day? {
        let isShort = isMark(next, 0x27) || isMark(next, 0x2019)
        let comma = isShort || isMark(next, 0x2C) || word(next) == .of ? next + 1 : next
        if let (year, count) = digits(comma),
            count == 4
                || (count == 2 && comma > 0
                    && (isMark(comma - 1, 0x2D) || isShort || isYear(year, at: comma, behind: next)))
        {
            let full = count == 4 ? year : context.year(ofShort: year)
            return CivilDay(year: full, month: month, day: day).map {
                (DayReading(first: $0), nil, comma + 1)
            }
        }
        return context.undirected(month: month, day: day).map { (DayReading(first: $0), nil, next) }
    }

    /// The 85 of "10 dec 85" and the 25 of "10 dec 25" at the end: no day, or a year nearby.
    private func isYear(_ number: Int, at index: Int, behind next: Int) -> Bool {
        index == next && isEnd(index + 1)
            && (number > 31 || abs(context.year(ofShort: number) - context.today.year) <= 3)
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
        default: day = isPointed ? context.next(weekday: weekday) : context.undirected(weekday: weekday)
        }
        if isPointed { return (DayReading(first: day), nil, next) }
        let behind = isMark(next, 0x2C) ? next + 1 : next
        if let dated = monthDay(at: behind), let found = dated.day, found.grain == .day {
            return (withWeekday(weekday, found.first, behind..<dated.next), nil, dated.next)
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

    /// Where a weekday ends that only says on which one a date is: "March 20, Friday", "20 March (a Friday)".
    func weekday(behind start: Int, of day: CivilDay) -> Int? {
        var index = start
        if isMark(index, 0x2C) || isMark(index, 0x28) { index += 1 }
        if word(index) == .on { index += 1 }
        if word(index) == .a { index += 1 }
        guard case .weekday(let weekday)? = word(index), weekday == day.weekday,
            index > start || tokens[index].range.count > 3
        else { return nil }
        if case .unit? = word(index + 1) { return nil }
        return isMark(index + 1, 0x29) ? index + 2 : index + 1
    }

    /// "Tuesday the 19th": the next 19th that is a Tuesday, where only a number is said; with a month and no year, the
    /// nearest year that has it so.
    private func withWeekday(_ weekday: Int, _ day: CivilDay, _ place: Range<Int>) -> DayReading {
        if place.contains(where: { self.month($0) != nil }) {
            let isDated = place.contains { (digits($0)?.count ?? 0) > 2 }
            return DayReading(first: isDated ? day : context.nearest(weekday: weekday, to: day) ?? day)
        }
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
        if word(index + 1) == .unit(.week), case .weekday(let weekday)? = word(index + 2),
            let week = context.unit(.week, offset)
        {
            // "Next week Friday", "last week's Sunday".
            return (DayReading(first: week.first + Int64(weekday - 1)), nil, index + 3)
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
        } else if whole == nil, let month = wholeMonth(at: from) {
            whole = (month.0, nil, month.1)
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
