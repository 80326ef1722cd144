// Stretches of time with a beginning, an end or both: tomorrow morning, the last two weeks, from 3 to 5 pm, after Friday.

import ParleyModel

/// Both sides in seconds since 1970-01-01T00:00 as the clocks there show it; a missing side is open.
struct TimeSpan: Sendable, Hashable {
    var from: Int64?
    var to: Int64?
    var grain: TimeGrain
    var range: Range<Int>
}

extension CivilDay {
    /// Its midnight, in local seconds.
    var second: Int64 { number * 86_400 }
}

extension LocalTime {
    init(localSecond second: Int64) {
        let day = CivilDay(number: second.flooredDivision(by: 86_400))
        let rest = Int(second - day.second)
        self.init(
            year: day.year, month: day.month, day: day.day, hour: rest / 3600, minute: rest / 60 % 60,
            second: rest % 60, weekday: day.weekday)
    }
}

extension TimeContext {
    /// Now, in local seconds.
    var now: Int64 { today.second + Int64(second) }

    /// The first second of the present unit.
    func start(of grain: TimeGrain) -> Int64 {
        switch grain {
        case .second: now
        case .minute: now - Int64(second % 60)
        case .hour: now - Int64(second % 3600)
        case .day: today.second
        case .week: today.monday.second
        case .month: today.firstOfMonth.second
        case .quarter: (unit(.quarter, 0)?.first ?? today).second
        case .year: (unit(.year, 0)?.first ?? today).second
        }
    }

    /// So many units on, or back; `nil` outside of the calendar.
    func moved(_ second: Int64, by count: Int, _ grain: TimeGrain) -> Int64? {
        guard abs(count) < 100_000 else { return nil }
        let months: Int
        switch grain {
        case .second: return second + Int64(count)
        case .minute: return second + Int64(count) * 60
        case .hour: return second + Int64(count) * 3600
        case .day: return second + Int64(count) * 86_400
        case .week: return second + Int64(count) * 604_800
        case .month: months = count
        case .quarter: months = 3 * count
        case .year: months = 12 * count
        }
        let day = CivilDay(number: second.flooredDivision(by: 86_400))
        return day.adding(months: months).map { $0.second + second - day.second }
    }

    /// "The last two weeks", 下三天: whole units beside the present one.
    func span(_ count: Int, _ unit: TimeUnit, isPast: Bool, _ range: Range<Int>) -> TimeSpan? {
        let count = unit == .fortnight ? 2 * count : count
        guard count > 0, count < 50_000 else { return nil }
        let present = start(of: unit.grain)
        let from = isPast ? moved(present, by: -count, unit.grain) : moved(present, by: 1, unit.grain)
        guard let from, let to = isPast ? present : moved(from, by: count, unit.grain) else { return nil }
        return TimeSpan(from: from, to: to, grain: unit.grain, range: range)
    }

    /// Friday evening to Monday.
    func weekend(before monday: CivilDay, _ range: Range<Int>) -> TimeSpan {
        TimeSpan(from: (monday + -3).second + 64_800, to: monday.second, grain: .hour, range: range)
    }

    /// The beginning, middle or end of a stretch: ten days of a month, three of a week, a third of a year.
    func third(_ which: Int, of whole: DayReading, _ range: Range<Int>) -> TimeSpan? {
        let first = whole.first
        let end = whole.last + 1
        func span(_ from: CivilDay?, _ to: CivilDay?, _ grain: TimeGrain) -> TimeSpan? {
            guard let from, let to else { return nil }
            return TimeSpan(from: from.second, to: to.second, grain: grain, range: range)
        }
        switch whole.grain {
        case .week:
            return which == 0
                ? span(first, first + 3, .day)
                : which == 1 ? span(first + 2, first + 4, .day) : span(end + -3, end, .day)
        case .month:
            return which == 0
                ? span(first, first + 10, .day)
                : which == 1 ? span(first + 10, first + 20, .day) : span(first + 20, end, .day)
        case .year:
            let (from, to) = which == 0 ? (0, 3) : which == 1 ? (4, 8) : (8, 12)
            return span(first.adding(months: from), first.adding(months: to), .month)
        default: return nil
        }
    }

    /// Two clock times, of which one may tell the other's half of the day: 3-4pm, 11:30-1:30.
    func ends(_ first: ClockReading, _ last: ClockReading, on day: CivilDay?) -> (ClockReading, ClockReading)
    {
        var (first, last) = (first, last)
        func minutes(_ clock: ClockReading) -> Int { clock.hour * 60 + clock.minute }
        if first.mayBeAfternoon, !last.mayBeAfternoon {
            if first.hour == 12 { first.hour = last.hour < 12 ? 0 : 12 }
            if first.hour < 12, minutes(first) + 720 < minutes(last) { first.hour += 12 }
        } else {
            first = settled(first, part: nil, on: day)
        }
        if last.mayBeAfternoon, last.hour < 12, minutes(last) <= minutes(first) { last.hour += 12 }
        (first.mayBeAfternoon, last.mayBeAfternoon) = (false, false)
        return (first, last)
    }

    func span(_ first: ClockReading, _ last: ClockReading, on day: CivilDay?, _ range: Range<Int>)
        -> TimeSpan?
    {
        let (first, last) = ends(first, last, on: day)
        func minutes(_ clock: ClockReading) -> Int { clock.hour * 60 + clock.minute }
        let grain: TimeGrain = first.hasMinutes || last.hasMinutes ? .minute : .hour
        let length = grain == .minute ? 60 : 3600
        var from = (day ?? today).second + Int64(minutes(first) * 60)
        var to = (day ?? today).second + Int64(minutes(last) * 60 + length)
        if to <= from { to += 86_400 }
        if day == nil, to <= now { (from, to) = (from + 86_400, to + 86_400) }
        return TimeSpan(from: from, to: to, grain: grain, range: range)
    }
}

extension TimeReading {
    /// The first moments that are meant, in local seconds, with their grain.
    func starts(_ context: TimeContext) -> [(second: Int64, grain: TimeGrain)] {
        if let clock {
            var day = day?.first ?? context.today
            // A clock time without a day is the next one.
            let passed = clock.hour * 3600 + clock.minute * 60 < context.second
            if self.day == nil, passed { day = day + 1 }
            let grain: TimeGrain = clock.second != nil ? .second : clock.hasMinutes ? .minute : .hour
            return [(day.second + Int64(clock.hour * 3600 + clock.minute * 60 + (clock.second ?? 0)), grain)]
        }
        if let part, let day { return [(day.first.second + Int64(part.hours.lowerBound * 3600), .hour)] }
        var starts: [(second: Int64, grain: TimeGrain)] = []
        if let shift {
            var second = context.now + shift.seconds
            if shift.grain == .hour { second -= second - second.flooredDivision(by: 3600) * 3600 }
            if shift.grain == .minute { second -= second - second.flooredDivision(by: 60) * 60 }
            starts.append((second, shift.grain))
        }
        if let day, !day.isFeast { starts.append((day.first.second, day.grain)) }
        return starts
    }
}
