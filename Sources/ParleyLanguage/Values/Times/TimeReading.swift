// What a stretch of a message says of time: a day, a clock time, a span; resolved against the moment at which it is said.

import ParleyModel

/// How finely a time is told.
enum TimeGrain: Int, Sendable, Hashable, Comparable {
    case second, minute, hour, day, week, month, quarter, year
    static func < (left: TimeGrain, right: TimeGrain) -> Bool { left.rawValue < right.rawValue }
}

/// A time of the day; one that may be before or after noon is settled by what stands beside it.
struct ClockReading: Sendable, Hashable {
    var hour: Int
    var minute = 0
    var second: Int?
    /// Whether 3 may also be 15.
    var mayBeAfternoon = false
    /// Whether minutes were said.
    var hasMinutes = false
}

/// A part of the day, with the hours that it covers.
enum DayPart: Sendable, Hashable {
    case beforeDawn, morning, noon, afternoon, evening, night

    var hours: Range<Int> {
        switch self {
        case .beforeDawn: 0..<6
        case .morning: 4..<12
        case .noon: 12..<14
        case .afternoon: 12..<19
        case .evening, .night: 18..<24
        }
    }

    /// An hour as it is said with this part: "three in the afternoon" is 15, 晚上十二点 ends the day.
    func hour(_ said: Int) -> Int {
        switch self {
        case .beforeDawn, .morning: said == 12 ? 0 : said
        case .noon: said < 6 ? said + 12 : said
        case .afternoon: said < 12 ? said + 12 : said
        case .evening: said < 12 && said > 0 ? said + 12 : said
        case .night: (4..<12).contains(said) ? said + 12 : said == 12 ? 24 : said
        }
    }
}

/// A day, or a longer stretch by its first day.
struct DayReading: Sendable, Hashable {
    var first: CivilDay
    var grain = TimeGrain.day
    /// The day after the last one of a stretch that no grain tells.
    var end: CivilDay?
    /// A feast of several days.
    var isFeast = false
}

/// What was read; at least one of the parts is there.
struct TimeReading: Sendable, Hashable {
    var range: Range<Int>
    var day: DayReading?
    var clock: ClockReading?
    var part: DayPart?
    /// The clock time as it was said, where nothing beside it tells which half of the day it is in.
    var unsettled: ClockReading?
    /// Seconds from now, as in "in two hours", where that is finer than a day.
    var shift: (seconds: Int64, grain: TimeGrain)?

    static func == (left: TimeReading, right: TimeReading) -> Bool {
        left.range == right.range && left.day == right.day && left.clock == right.clock
            && left.part == right.part
            && left.shift?.seconds == right.shift?.seconds
    }

    func hash(into hasher: inout Hasher) { hasher.combine(range) }
}

/// A length of time.
struct DurationReading: Sendable, Hashable {
    var seconds: Double
    var range: Range<Int>
}

/// A day by its number since 1970-01-01, with the arithmetic of calendars.
struct CivilDay: Sendable, Hashable, Comparable {
    var number: Int64

    init(number: Int64) { self.number = number }

    /// `nil` when the calendar has no such day.
    init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...CivilDay.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        number = CivilDate(year: year, month: month, day: day).daysSinceEpoch
    }

    var date: CivilDate { CivilDate(daysSinceEpoch: number) }
    var year: Int { date.year }
    var month: Int { date.month }
    var day: Int { date.day }
    /// 1 is Monday.
    var weekday: Int { Int(((number + 3) % 7 + 7) % 7) + 1 }
    var monday: CivilDay { self + Int64(1 - weekday) }
    var firstOfMonth: CivilDay { CivilDay(number: number - Int64(day - 1)) }

    /// `2026-03-04`
    var text: String {
        let date = date
        func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }

    static func + (day: CivilDay, days: Int64) -> CivilDay { CivilDay(number: day.number + days) }
    static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The same day so many months on; the month's last where it has no such day.
    func adding(months: Int) -> CivilDay? {
        let months = year * 12 + month - 1 + months
        let (year, month) = (months / 12, months % 12 + 1)
        guard months >= 12 else { return nil }
        return CivilDay(year: year, month: month, day: min(day, CivilDay.length(ofMonth: month, year: year)))
    }
}
