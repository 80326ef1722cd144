// The day and time against which "tomorrow" and "at three" are read.

import ParleyModel

/// The moment at which something is said, as clocks and calendars there show it.
struct TimeContext: Sendable {
    let today: CivilDay
    /// Seconds since midnight.
    let second: Int
    let moment: Moment

    init(_ moment: Moment) {
        let local = moment.timeZone.local(moment.now)
        let date = CivilDate(year: local.year, month: local.month, day: local.day)
        today = CivilDay(number: date.daysSinceEpoch)
        second = local.hour * 3600 + local.minute * 60 + local.second
        self.moment = moment
    }

    // MARK: days without a direction: the next one, or where the moment looks back the last one

    func undirected(weekday: Int) -> CivilDay {
        let next = next(weekday: weekday)
        guard moment.looksBack else { return next }
        return next + (weekday == today.weekday ? -14 : -7)
    }

    func undirected(month: Int, day: Int) -> CivilDay? {
        guard moment.looksBack else { return next(month: month, day: day) }
        return (today.year - 8...today.year).reversed().lazy.compactMap { year in
            CivilDay(year: year, month: month, day: day)
        }.first { $0 <= today }
    }

    func undirected(dayOfMonth day: Int) -> CivilDay? {
        guard moment.looksBack else { return next(dayOfMonth: day) }
        return (0..<12).lazy.compactMap { today.firstOfMonth.adding(months: -$0) }.compactMap { month in
            CivilDay(year: month.year, month: month.month, day: day)
        }.first { $0 <= today }
    }

    // MARK: days to come

    /// The next day with this weekday, today not counted.
    func next(weekday: Int) -> CivilDay {
        today + Int64((weekday - today.weekday + 6) % 7 + 1)
    }

    /// The next day with this month and day, today counted.
    func next(month: Int, day: Int) -> CivilDay? {
        for year in today.year...today.year + 8 {
            if let found = CivilDay(year: year, month: month, day: day), found >= today { return found }
        }
        return nil
    }

    /// The next day with this number in its month, today counted.
    func next(dayOfMonth day: Int) -> CivilDay? {
        var month = today.firstOfMonth
        for _ in 0..<12 {
            if let found = CivilDay(year: month.year, month: month.month, day: day), found >= today {
                return found
            }
            guard let following = month.adding(months: 1) else { return nil }
            month = following
        }
        return nil
    }

    /// A year of two digits.
    func year(ofShort year: Int) -> Int {
        year >= 100 ? year : (year <= (today.year + 20) % 100 ? 2000 : 1900) + year
    }

    /// A whole unit before or after the present one: "next month", 上周.
    func unit(_ unit: TimeUnit, _ offset: Int) -> DayReading? {
        switch unit {
        case .day: return DayReading(first: today + Int64(offset))
        case .week, .fortnight: return DayReading(first: today.monday + Int64(offset) * 7, grain: .week)
        case .month:
            return today.firstOfMonth.adding(months: offset).map { DayReading(first: $0, grain: .month) }
        case .quarter:
            let first = today.firstOfMonth.adding(months: -((today.month - 1) % 3) + 3 * offset)
            return first.map { DayReading(first: $0, grain: .quarter) }
        case .year:
            return CivilDay(year: today.year + offset, month: 1, day: 1).map {
                DayReading(first: $0, grain: .year)
            }
        default: return nil
        }
    }

    /// A day so many units from today; `nil` for units finer than a day.
    func day(after count: Int, _ unit: TimeUnit) -> CivilDay? {
        guard abs(count) < 100_000 else { return nil }
        switch unit {
        case .day: return today + Int64(count)
        case .week: return today + Int64(count) * 7
        case .fortnight: return today + Int64(count) * 14
        case .month: return today.adding(months: count)
        case .quarter: return today.adding(months: 3 * count)
        case .year: return today.adding(months: 12 * count)
        default: return nil
        }
    }

    /// An hour that may be before or after noon: where today is said the one that is to come, else as people mean it: one to six
    /// are in the afternoon, seven to eleven in the morning.
    func settled(_ clock: ClockReading, part: DayPart?, on day: CivilDay?) -> ClockReading {
        var settled = clock
        settled.mayBeAfternoon = false
        guard clock.mayBeAfternoon else { return settled }
        if let part {
            settled.hour = part.hour(clock.hour)
            return settled
        }
        guard clock.hour < 12 else { return settled }
        if day == today {
            let said = clock.hour * 3600 + clock.minute * 60
            if said < second, said + 43_200 >= second { settled.hour += 12 }
        } else if (1...6).contains(clock.hour) {
            settled.hour += 12
        }
        return settled
    }
}
