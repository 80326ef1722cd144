// Stretches of time in English: tomorrow morning, the last two weeks, from 3 to 5 pm, july 13-15, after Friday, by the end of May.

extension EnglishTimes {
    func spans() -> [TimeSpan] {
        var found: [TimeSpan] = []
        for index in tokens.indices {
            guard words[index] != nil || tokens[index].kind == .digits else { continue }
            if let span = counted(at: index) ?? thirds(at: index) ?? weekend(at: index) { found.append(span) }
            if let span = ends(at: index) ?? open(at: index) ?? lasting(at: index) { found.append(span) }
        }
        // A stretch that begins within a longer one is a part of it.
        var kept = found.filter { span in
            !found.contains { $0.range.count > span.range.count && $0.range.contains(span.range.lowerBound) }
        }
        kept += parts()
        return kept
    }

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
        if let (day, _, next) = day(at: start), let day, day.grain > .day, day.end == nil {
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
        case (.last?, .weekend?):
            guard word(start + 2) == .of, let (whole, next) = stretch(at: start + 3), whole.grain == .month
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
        guard let which = word(start) else { return nil }
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
            return TimeSpan(from: point.second, grain: point.grain, range: place(start, next))
        case .by:
            guard point.second > context.now else { return nil }
            return TimeSpan(from: context.now, to: point.second, grain: .second, range: place(start, next))
        default: return TimeSpan(to: point.second, grain: point.grain, range: place(start, next))
        }
    }

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
