// Dates and times in a time zone, from the system's zone files (RFC 8536), without Foundation.

/// A moment as a calendar and a clock on the wall show it.
public struct LocalTime: Hashable, Sendable {
    public var year: Int
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int
    /// 1 is Monday.
    public var weekday: Int

    public init(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, weekday: Int) {
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
        self.weekday = weekday
    }

    /// `2026-03-04`
    public var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
    /// `15:00`
    public var time: String { "\(padded(hour, 2)):\(padded(minute, 2))" }

    private func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

/// The offsets of a time zone over time.
public struct TimeZoneRules: Hashable, Sendable {
    private struct Change: Hashable { var from: Int64, offset: Int }
    private var first = 0
    private var changes: [Change] = []

    public static let utc = TimeZoneRules()

    private init() {}

    /// A zone that never changes.
    ///
    /// - Parameter offset: seconds east of UTC.
    package init(offset: Int) { first = offset }

    /// Reads the content of a zone file; `nil` when it is none. Changes beyond the file's last repeat its last offset.
    public init?(zoneFile bytes: [UInt8]) {
        guard bytes.count >= 44, bytes[0..<4].elementsEqual("TZif".utf8) else { return nil }
        var reader = Reader(bytes: bytes, offset: 20)
        var counts = reader.counts()
        if bytes[4] >= UInt8(ascii: "2") {
            // The second block has the same with 64-bit times.
            let body =
                counts.times * 5 + counts.types * 6 + counts.chars + counts.leaps * 8 + counts.std
                + counts.utc
            reader.offset = 44 + body + 20
            counts = reader.counts()
            guard let read = reader.read(counts, wide: true) else { return nil }
            self = read
        } else {
            guard let read = reader.read(counts, wide: false) else { return nil }
            self = read
        }
    }

    /// Seconds east of UTC at a moment.
    public func offset(at instant: Instant) -> Int {
        let seconds = instant.milliseconds.flooredDivision(by: 1000)
        return changes.last { $0.from <= seconds }?.offset ?? first
    }

    public func local(_ instant: Instant) -> LocalTime {
        let seconds = instant.milliseconds.flooredDivision(by: 1000) &+ Int64(offset(at: instant))
        let days = seconds.flooredDivision(by: 86400)
        let rest = Int(seconds - days * 86400)
        let date = CivilDate(daysSinceEpoch: days)
        let weekday = Int((days + 3) - (days + 3).flooredDivision(by: 7) * 7) + 1
        return LocalTime(
            year: date.year, month: date.month, day: date.day, hour: rest / 3600, minute: rest / 60 % 60,
            second: rest % 60, weekday: weekday)
    }

    /// The moment at which clocks in this zone show a time; where they skip it, the moment as far after the skip.
    public func instant(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0)
        -> Instant
    {
        let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
        let local = days * 86400 + Int64(hour * 3600 + minute * 60 + second)
        let guess = offset(at: Instant(milliseconds: local * 1000))
        let better = offset(at: Instant(milliseconds: (local - Int64(guess)) * 1000))
        return Instant(milliseconds: (local - Int64(better)) * 1000)
    }

    private struct Counts { var utc, std, leaps, times, types, chars: Int }

    private struct Reader {
        let bytes: [UInt8]
        var offset: Int

        mutating func integer(_ width: Int) -> Int64? {
            guard offset + width <= bytes.count else { return nil }
            var value: UInt64 = bytes[offset] & 0x80 != 0 ? .max : 0
            for index in 0..<width { value = value << 8 | UInt64(bytes[offset + index]) }
            offset += width
            return Int64(bitPattern: value)
        }

        mutating func counts() -> Counts {
            var numbers = [Int](repeating: 0, count: 6)
            for index in numbers.indices { numbers[index] = max(0, Int(integer(4) ?? 0)) }
            return Counts(
                utc: numbers[0], std: numbers[1], leaps: numbers[2], times: numbers[3], types: numbers[4],
                chars: numbers[5])
        }

        mutating func read(_ counts: Counts, wide: Bool) -> TimeZoneRules? {
            guard counts.times < 10_000, counts.types > 0, counts.types < 256 else { return nil }
            var times: [Int64] = []
            for _ in 0..<counts.times {
                guard let time = integer(wide ? 8 : 4) else { return nil }
                times.append(time)
            }
            guard offset + counts.times + counts.types * 6 <= bytes.count else { return nil }
            let kinds = bytes[offset..<(offset + counts.times)].map(Int.init)
            offset += counts.times
            var offsets: [Int] = []
            for _ in 0..<counts.types {
                guard let seconds = integer(4) else { return nil }
                offsets.append(Int(seconds))
                offset += 2
            }
            guard kinds.allSatisfy({ $0 < offsets.count }) else { return nil }
            var rules = TimeZoneRules()
            rules.first = offsets[0]
            rules.changes = zip(times, kinds).map { Change(from: $0, offset: offsets[$1]) }
            return rules
        }
    }
}

/// A day of the proleptic Gregorian calendar (after Hinnant, "chrono-compatible low-level date algorithms").
package struct CivilDate {
    package var year: Int
    package var month: Int
    package var day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    package init(daysSinceEpoch days: Int64) {
        let shifted = days + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
        month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    }

    package var daysSinceEpoch: Int64 {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = shiftedYear.flooredDivision(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let shiftedMonth = Int64((month + 9) % 12)
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + Int64(day) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Int64 {
    package func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
