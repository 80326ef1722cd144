// Days in English that are told from another day: three days after Easter, a week on Friday, Friday week, the Friday after next,
// the third Tuesday after Christmas, the Monday closest to the 5th of October.

extension EnglishTimes {
    func related(at start: Int) -> Day? {
        guard start < tokens.count, words[start] != nil || tokens[start].kind == .digits else { return nil }
        return afterNext(at: start) ?? counted(at: start) ?? weekdayBeside(at: start) ?? weekdayOf(at: start)
            ?? closest(at: start)
    }

    /// The Friday after next, March after next, the week after next.
    private func afterNext(at start: Int) -> Day? {
        let index = word(start) == .the ? start + 1 : start
        guard word(index + 1) == .after, word(index + 2) == .next else { return nil }
        if case .unit? = word(index + 3) { return nil }
        switch word(index) {
        case .weekday(let weekday)?:
            return (DayReading(first: context.next(weekday: weekday) + 7), nil, index + 3)
        case .month(let month)?:
            let first = context.next(month: month, day: 1)?.adding(months: 12)
            return first.map { (DayReading(first: $0, grain: .month), nil, index + 3) }
        case .unit(let unit)? where unit.grain > .day:
            return context.unit(unit, 2).map { ($0, nil, index + 3) }
        case .weekend?:
            let saturday = context.today.monday + 19
            return (DayReading(first: saturday, grain: .week, end: saturday + 2), nil, index + 3)
        default: return nil
        }
    }

    /// Three days after Easter, the day before Christmas, two weeks from Monday, a week on Friday, a week tomorrow.
    private func counted(at start: Int) -> Day? {
        var index = word(start) == .the ? start + 1 : start
        var count = 1
        var isCounted = false
        if case .unit? = word(index) {
        } else {
            guard let (said, next) = number(index), index == start else { return nil }
            (count, index, isCounted) = (said, next, true)
        }
        guard case .unit(let unit)? = word(index), unit.grain >= .day, count < 10_000 else { return nil }
        switch word(index + 1) {
        case .after?: break
        // "Change the day from the 4th to the 6th" counts none.
        case .from? where isCounted: break
        case .before? where tokens[index + 1].range.count == 6: count = -count
        case .on? where unit == .week || unit == .fortnight:
            guard case .weekday? = word(index + 2) else { return nil }
        case .relative?, .weekday?:
            guard unit == .week || unit == .fortnight, count < 10, start == 0 || word(start - 1) != .the
            else {
                return nil
            }
            return moved(count, unit, at: index + 1)
        default: return nil
        }
        return moved(count, unit, at: index + 2)
    }

    /// So many units from the day that stands here.
    private func moved(_ count: Int, _ unit: TimeUnit, at index: Int) -> Day? {
        guard let (day, shift, next) = plainDay(at: index), let day, day.grain == .day, shift == nil,
            let moved = day.first.adding(count, unit)
        else { return nil }
        return (DayReading(first: moved), nil, next)
    }

    /// The third Tuesday after Christmas, the Friday before Easter.
    private func weekdayBeside(at start: Int) -> Day? {
        var index = word(start) == .the ? start + 1 : start
        var nth = 1
        if let (rank, next) = ordinal(index) { (nth, index) = (rank, next) }
        guard case .weekday(let weekday)? = word(index), nth < 54 else { return nil }
        let isAfter = word(index + 1) == .after
        guard isAfter || (word(index + 1) == .before && tokens[index + 1].range.count == 6),
            let (day, shift, next) = plainDay(at: index + 2), let day, day.grain == .day, shift == nil
        else { return nil }
        let found =
            isAfter ? (day.first + 1).weekday(weekday, nth: nth) : day.first.weekday(weekday, nth: -nth)
        return (DayReading(first: found), nil, next)
    }

    /// Friday week, tomorrow fortnight, Friday in two weeks, in two weeks on Friday.
    private func weekdayOf(at start: Int) -> Day? {
        if word(start) == .in, let (weeks, next) = weeks(at: start + 1),
            case .weekday(let weekday)? = word(word(next) == .on ? next + 1 : next)
        {
            return (DayReading(first: context.today.monday + Int64(7 * weeks + weekday - 1)), nil, next + 2)
        }
        let day: CivilDay
        switch word(start) {
        case .weekday(let weekday)?:
            if word(start + 1) == .in, let (weeks, next) = weeks(at: start + 2) {
                return (DayReading(first: context.today.monday + Int64(7 * weeks + weekday - 1)), nil, next)
            }
            day = context.next(weekday: weekday)
        case .relative(let days)? where days >= 0: day = context.today + Int64(days)
        default: return nil
        }
        guard case .unit(let unit)? = word(start + 1), unit == .week || unit == .fortnight,
            text[tokens[start + 1].range].last != 0x73, number(start + 2) == nil
        else { return nil }
        return (DayReading(first: day + (unit == .week ? 7 : 14)), nil, start + 2)
    }

    /// "Two weeks", "a fortnight".
    private func weeks(at start: Int) -> (Int, Int)? {
        guard let (count, unitAt) = number(start), count < 1000 else { return nil }
        switch word(unitAt) {
        case .unit(.week)?: return (count, unitAt + 1)
        case .unit(.fortnight)?: return (2 * count, unitAt + 1)
        default: return nil
        }
    }

    /// The Monday closest to the 5th of October, the second nearest Friday to Christmas.
    private func closest(at start: Int) -> Day? {
        var index = word(start) == .the ? start + 1 : start
        var nth = 1
        if let (rank, next) = ordinal(index) { (nth, index) = (rank, next) }
        let isBehind = isClosest(index + 1)
        guard isBehind || isClosest(index), case .weekday(let weekday)? = word(isBehind ? index : index + 1),
            word(index + 2) == .to, nth < 54, let (day, _, next) = plainDay(at: index + 3), let day,
            day.grain == .day
        else { return nil }
        // The nearest one, the one on the day's other side, the next but one on the first side, and so on.
        let ahead = day.first.weekday(weekday, nth: 1)
        let isAhead = ahead.number - day.first.number <= 3
        let first = isAhead ? ahead : ahead + -7
        let steps = Int64(nth % 2 == 1 ? nth / 2 : -(nth / 2))
        return (DayReading(first: first + 7 * (isAhead ? steps : -steps)), nil, next)
    }

    private func isClosest(_ index: Int) -> Bool {
        index < tokens.count && EnglishTimes.closest.contains(tokens[index].hash)
    }
    private static let closest = Set(["closest", "nearest"].map { StableHash.of($0) })
}

extension CivilDay {
    /// So many days, weeks, months or years on.
    func adding(_ count: Int, _ unit: TimeUnit) -> CivilDay? {
        switch unit {
        case .day: self + Int64(count)
        case .week: self + Int64(7 * count)
        case .fortnight: self + Int64(14 * count)
        case .month: adding(months: count)
        case .quarter: adding(months: 3 * count)
        case .year: adding(months: 12 * count)
        default: nil
        }
    }
}
