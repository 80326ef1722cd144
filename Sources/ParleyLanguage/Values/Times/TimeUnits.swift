// Units of time, in which spans are counted.

enum TimeUnit: Sendable, Hashable {
    case second, minute, hour, day, week, fortnight, month, quarter, year

    /// A month counts as 30 days and a year as 365 where a length in seconds is asked for.
    var seconds: Double {
        switch self {
        case .second: 1
        case .minute: 60
        case .hour: 3600
        case .day: 86_400
        case .week: 604_800
        case .fortnight: 1_209_600
        case .month: 2_592_000
        case .quarter: 7_776_000
        case .year: 31_536_000
        }
    }

    var grain: TimeGrain {
        switch self {
        case .second: .second
        case .minute: .minute
        case .hour: .hour
        case .day: .day
        case .week, .fortnight: .week
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }

    static let english: [String: TimeUnit] = {
        var table: [String: TimeUnit] = [:]
        let words: [(String, TimeUnit)] = [
            ("second seconds sec secs s", .second), ("minute minutes min mins m", .minute),
            ("hour hours hr hrs h", .hour), ("day days", .day), ("week weeks wk wks", .week),
            ("fortnight fortnights", .fortnight), ("month months", .month),
            ("quarter quarters qtr qtrs", .quarter), ("year years yr yrs", .year),
        ]
        for (list, unit) in words {
            for word in list.split(separator: " ") { table[String(word)] = unit }
        }
        return table
    }()
}
