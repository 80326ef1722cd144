// Stretches of time in English: tomorrow morning, the last two weeks, from 3 to 5 pm, july 13-15, after Friday, by the end of May.

import ParleyModel

extension EnglishTimes {
    func spans() -> [TimeSpan] {
        var found: [TimeSpan] = []
        for index in tokens.indices {
            guard words[index] != nil || tokens[index].kind == .digits else { continue }
            if let span = counted(at: index) ?? thirds(at: index) ?? weekend(at: index) ?? season(at: index)
                ?? afterMeal(at: index)
            {
                found.append(span)
            }
            if let span = ends(at: index) ?? open(at: index) ?? lasting(at: index) { found.append(span) }
        }
        // A stretch that begins within a longer one is a part of it.
        var kept = found.filter { span in
            !found.contains { $0.range.count > span.range.count && $0.range.contains(span.range.lowerBound) }
        }
        kept += parts()
        if kept.isEmpty, let span = loneMorning() { kept.append(span) }
        return kept
    }

    /// "Morning", "in the afternoon" as a whole message: today's.
    private func loneMorning() -> TimeSpan? {
        let isLed = word(0) == .in || word(0) == .at || word(0) == .the
        guard isLed || tokens.count < 3, let (part, next) = part(at: 0), isEnd(next) else { return nil }
        let from = part == .morning ? 0 : part.hours.lowerBound
        return TimeSpan(
            from: context.today.second + Int64(from * 3600),
            to: context.today.second + Int64(part.hours.upperBound * 3600), grain: .hour,
            range: place(0, next))
    }

    /// This winter, last summer: from the day that begins a season to the one before the next, north of the equator.
    private func season(at start: Int) -> TimeSpan? {
        guard start + 1 < tokens.count, let season = EnglishTimes.seasons[tokens[start + 1].hash] else {
            return nil
        }
        let offset: Int
        switch word(start) {
        case .this?: offset = 0
        case .next?, .upcoming?: offset = 1
        case .last?, .past?: offset = -1
        default: return nil
        }
        // The first day of the season that is meant; -1 in spring is last winter.
        func first(_ place: Int) -> CivilDay? {
            let (month, day) = EnglishTimes.beginnings[(place % 4 + 4) % 4]
            return CivilDay(
                year: context.today.year + Int(Int64(place).flooredDivision(by: 4)), month: month, day: day)
        }
        guard
            var present = (-1...3).last(where: { place in first(place).map { $0 <= context.today } ?? false })
        else { return nil }
        if season >= 0 {
            // The one that goes on, or the next of its name.
            while (present + 4) % 4 != season { present += 1 }
            if offset < 0 { present -= 4 }
            if offset > 0, first(present).map({ $0 <= context.today }) ?? false { present += 4 }
        } else {
            present += offset
        }
        guard let from = first(present), let to = first(present + 1) else { return nil }
        return TimeSpan(from: from.second, to: to.second, grain: .day, range: place(start, start + 2))
    }

    /// Spring, summer, autumn, winter by the days that they usually begin on.
    private static let beginnings = [(3, 20), (6, 21), (9, 23), (12, 21)]
    /// By their places; -1 names none.
    private static let seasons: [UInt64: Int] = [
        StableHash.of("spring"): 0, StableHash.of("summer"): 1, StableHash.of("autumn"): 2,
        StableHash.of("fall"): 2, StableHash.of("winter"): 3, StableHash.of("season"): -1,
        StableHash.of("seasons"): -1,
    ]

    /// After lunch, after work.
    private func afterMeal(at start: Int) -> TimeSpan? {
        guard word(start) == .after, start + 1 < tokens.count,
            let hours = EnglishTimes.occasions[tokens[start + 1].hash]
        else { return nil }
        let before = word(start - 1)
        let day: CivilDay
        if case .relative(let days)? = before {
            day = context.today + Int64(days)
        } else {
            day = context.today
        }
        return TimeSpan(
            from: day.second + Int64(hours.lowerBound * 3600),
            to: day.second + Int64(hours.upperBound * 3600),
            grain: .hour, range: place(start, start + 2))
    }
    private static let occasions: [UInt64: Range<Int>] = [
        StableHash.of("lunch"): 13..<17, StableHash.of("work"): 17..<21, StableHash.of("school"): 15..<21,
        StableHash.of("breakfast"): 9..<12, StableHash.of("dinner"): 20..<24,
    ]

    func place(_ start: Int, _ next: Int) -> Range<Int> {
        tokens[start].range.lowerBound..<tokens[next - 1].range.upperBound
    }

    /// A day with a part of it; a morning begins at midnight.
    private func parts() -> [TimeSpan] {
        var spans: [TimeSpan] = []
        for reading in found() {
            guard let part = reading.part, reading.clock == nil, let day = reading.day, day.grain == .day
            else {
                continue
            }
            let from = part == .morning ? 0 : part.hours.lowerBound
            let before = tokens.lastIndex { $0.range.upperBound <= reading.range.lowerBound }
            let isLate = before.map { word($0) == .late } ?? false
            spans.append(
                TimeSpan(
                    from: day.first.second + Int64((isLate ? part.hours.upperBound - 3 : from) * 3600),
                    to: day.first.second + Int64(part.hours.upperBound * 3600), grain: .hour,
                    range: reading.range))
        }
        return spans
    }

    /// The last two weeks, next 3 months.
    private func counted(at start: Int) -> TimeSpan? {
        let isPast: Bool
        switch word(start) {
        case .last?, .past?: isPast = true
        case .next?: isPast = false
        default: return nil
        }
        guard let (count, unitAt) = number(start + 1) else { return nil }
        let unit: TimeUnit
        switch word(unitAt) {
        case .unit(let said)?: unit = said
        case .quarter?: unit = .quarter
        case .ordinal(2)? where tokens[unitAt].range.count == 6: unit = .second
        default: return nil
        }
        return context.span(count, unit, isPast: isPast, place(start, unitAt + 1))
    }

    /// The beginning of next week, end of 2017, early March, late next month, EOM.
    private func thirds(at start: Int) -> TimeSpan? {
        let which: Int
        switch word(start) {
        case .edge(let which, let unit)?:
            return context.unit(unit, 0).flatMap { context.third(which, of: $0, place(start, start + 1)) }
        case .beginning?, .early?: which = 0
        case .middle?: which = 1
        case .end?, .late?: which = 2
        default: return nil
        }
        var index = start + 1
        if isMark(index, 0x2D) { index += 1 }
        if word(index) == .of { index += 1 }
        guard let (whole, next) = stretch(at: index) else { return nil }
        return context.third(which, of: whole, place(start, next))
    }

    /// A week, month or year: the month, next week, March 2014, 2017.
    func stretch(at start: Int) -> (DayReading, Int)? {
        if let month = wholeMonth(at: start) { return month }
        if let (day, _, next) = plainDay(at: start), let day, day.grain > .day, day.end == nil {
            return (day, next)
        }
        let index = word(start) == .the ? start + 1 : start
        if case .unit(let unit)? = word(index), [.week, .month, .year].contains(unit) {
            return context.unit(unit, 0).map { ($0, index + 1) }
        }
        return calendarYear(at: index).map { ($0, index + 1) }
    }

    /// Four digits that read as a year.
    func calendarYear(at index: Int) -> DayReading? {
        guard let (year, count) = digits(index), count == 4, (1800..<2200).contains(year) else { return nil }
        return CivilDay(year: year, month: 1, day: 1).map { DayReading(first: $0, grain: .year) }
    }

    /// This weekend, last weekend of October.
    private func weekend(at start: Int) -> TimeSpan? {
        let monday = context.today.monday + 7
        switch (word(start), word(start + 1)) {
        case (.last?, .unit(.week)?):
            // "Last week end of October", "last week-end in October".
            let end = isMark(start + 2, 0x2D) ? start + 3 : start + 2
            guard word(end) == .end, word(end + 1) == .of || word(end + 1) == .in,
                let (whole, next) = stretch(at: end + 2), whole.grain == .month
            else { return nil }
            let last = whole.last
            return context.weekend(before: last + Int64(1 - last.weekday % 7), place(start, next))
        case (.last?, .weekend?):
            guard word(start + 2) == .of || word(start + 2) == .in,
                let (whole, next) = stretch(at: start + 3),
                whole.grain == .month
            else { return context.weekend(before: monday + -7, place(start, start + 2)) }
            let last = whole.last
            // The last Sunday of the month ends its last weekend.
            return context.weekend(before: last + Int64(1 - last.weekday % 7), place(start, next))
        case (.next?, .weekend?): return context.weekend(before: monday + 7, place(start, start + 2))
        case (.this?, .weekend?), (.upcoming?, .weekend?), (.the?, .weekend?):
            return context.weekend(before: monday, place(start, start + 2))
        case (.weekend?, _): return context.weekend(before: monday, place(start, start + 1))
        default: return nil
        }
    }

    /// After 2 pm, since Monday, before noon, by the end of the month.
    private func open(at start: Int) -> TimeSpan? {
        guard var which = word(start) else { return nil }
        var start = start
        if which == .hence, start + 1 < tokens.count, tokens[start + 1].hash == EnglishTimes.than {
            // "Later than 9:30 but before 11".
            (which, start) = (.after, start + 1)
        }
        if which == .asap {
            return TimeSpan(from: context.now, grain: .second, range: place(start, start + 1))
        }
        guard [.after, .from, .since, .before, .until, .by].contains(which) else { return nil }
        if which == .by, let third = thirds(at: word(start + 1) == .the ? start + 2 : start + 1) {
            return TimeSpan(
                from: context.now, to: third.to, grain: .second,
                range: tokens[start].range.lowerBound..<third.range.upperBound)
        }
        var (point, next): ((second: Int64, grain: TimeGrain)?, Int)
        if let (reading, behind) = reading(at: start + 1) {
            (point, next) = (reading.starts(context).first, behind)
        } else {
            (point, next) = (calendarYear(at: start + 1).map { ($0.first.second, $0.grain) }, start + 2)
        }
        guard let point else { return nil }
        switch which {
        case .after, .from, .since:
            if let closed = closed(from: start, next) { return closed }
            return TimeSpan(from: point.second, grain: point.grain, range: place(start, next))
        case .by:
            guard point.second > context.now else { return nil }
            return TimeSpan(from: context.now, to: point.second, grain: .second, range: place(start, next))
        default: return TimeSpan(to: point.second, grain: point.grain, range: place(start, next))
        }
    }

    /// "After 9:30 but before 11 on Thursday".
    private func closed(from start: Int, _ next: Int) -> TimeSpan? {
        guard next < tokens.count, word(next) == .and || tokens[next].hash == EnglishTimes.but,
            word(next + 1) == .before, let (first, _) = reading(at: start + 1),
            let (last, behind) = reading(at: next + 2), let from = first.clock, let to = last.clock
        else { return nil }
        return context.span(from, to, on: (first.day ?? last.day)?.first, place(start, behind))
    }
    private static let than = StableHash.of("than")
    private static let but = StableHash.of("but")

    /// From 4 pm for thirty minutes.
    private func lasting(at start: Int) -> TimeSpan? {
        guard let (reading, next) = reading(at: start), word(next) == .for,
            let point = reading.starts(context).first, let (count, unitAt) = spanned(at: next + 1),
            case .unit(let unit)? = word(unitAt), let whole = Int(exactly: count)
        else { return nil }
        let grain = min(point.grain, unit.grain)
        let units = unit == .fortnight ? 2 * whole : whole
        guard let end = context.moved(point.second, by: units, unit.grain),
            let to = context.moved(end, by: 1, grain)
        else { return nil }
        return TimeSpan(from: point.second, to: to, grain: grain, range: place(start, unitAt + 1))
    }
}
