// Holidays by name: of a fixed date, counted from Easter, the nth weekday of a month, of the Chinese, Hebrew, Hindu and Islamic
// calendars.

import ParleyModel

/// How the day of a holiday follows from the year.
enum HolidayRule: Sendable, Hashable {
    case fixed(month: Int, day: Int)
    /// Days from Easter Sunday of the western churches, or of the eastern ones.
    case easter(Int), easternEaster(Int)
    /// The nth weekday of a month, or days from it; -1 is the last. 1 is Monday.
    case weekday(Int, nth: Int, month: Int, behind: Int = 0)
    /// A fixed date, or the working day nearest to it.
    case workday(month: Int, day: Int)
    /// A fixed date, or the day before it where it is a Sunday.
    case notSunday(month: Int, day: Int)
    /// Days from a feast of the Chinese calendar.
    case chinese(ChineseFeast, Int)
    /// A feast that goes by the sun: the month, and the day in hundredths in the year 2000 as it is reckoned.
    case sun(month: Int, hundredths: Int)
    case hebrew(HebrewFeast)
    /// Days from a feast of the moon.
    case moon(MoonFeast, Int)
    /// Month and day of the Islamic calendar.
    case islamic(Int, Int)
    case lastFridayOfRamadan
    /// The first day of the year of 365 days, without leap years.
    case parsiNewYear

    /// `nil` where the year is outside of what the rule can tell.
    func day(in year: Int) -> CivilDay? {
        switch self {
        case .fixed(let month, let day): return CivilDay(year: year, month: month, day: day)
        case .easter(let offset): return Computus.easter(year).map { $0 + Int64(offset) }
        case .easternEaster(let offset): return Computus.easternEaster(year).map { $0 + Int64(offset) }
        case .weekday(let weekday, let nth, let month, let behind):
            guard let first = CivilDay(year: year, month: month, day: 1) else { return nil }
            let day =
                nth > 0
                ? first.weekday(weekday, nth: nth)
                : first.adding(months: 1)?.weekday(weekday, nth: nth)
            return day.map { $0 + Int64(behind) }
        case .workday(let month, let day):
            let shift: [Int: Int64] = [6: -1, 7: 1]
            return CivilDay(year: year, month: month, day: day).map { $0 + (shift[$0.weekday] ?? 0) }
        case .notSunday(let month, let day):
            return CivilDay(year: year, month: month, day: day).map { $0.weekday == 7 ? $0 + -1 : $0 }
        case .sun(let month, let hundredths):
            // A year is 365.2422 days long.
            guard (2000..<2100).contains(year) else { return nil }
            let past = year - 2000
            let day = (hundredths * 100 + past * 2422) / 10_000 - past / 4
            return CivilDay(year: year, month: month, day: day)
        case .hebrew(let feast): return feast.day(in: year)
        case .moon(let feast, let offset): return feast.day(in: year).map { $0 + Int64(offset) }
        case .islamic(let month, let day): return IslamicCalendar.day(month, day, in: year)
        case .lastFridayOfRamadan: return IslamicCalendar.lastFriday(in: year)
        case .parsiNewYear:
            guard let end = CivilDay(year: year, month: 12, day: 31) else { return nil }
            // 2018-08-17 is one.
            let past = end.number - 17_760
            return CivilDay(number: 17_760 + past.flooredDivision(by: 365) * 365)
        case .chinese(let feast, let offset): return feast.day(in: year).map { $0 + Int64(offset) }
        }
    }

    /// The next one, today counted; or the one before.
    func day(from today: CivilDay, isPast: Bool = false) -> CivilDay? {
        for year in isPast ? [today.year, today.year - 1] : [today.year, today.year + 1] {
            if let day = day(in: year), isPast ? day < today : day >= today { return day }
        }
        return nil
    }
}

extension CivilDay {
    /// The nth such weekday from this day on, this day counted; -1 is the last one before it.
    func weekday(_ weekday: Int, nth: Int) -> CivilDay {
        let ahead = self + Int64((weekday - self.weekday + 7) % 7)
        return ahead + Int64(7 * (nth > 0 ? nth - 1 : nth))
    }
}

/// The date of Easter.
enum Computus {
    /// The Gregorian computus in the form without exceptions (Nature, 1876; Meeus, "Astronomical Algorithms", chapter 8).
    static func easter(_ year: Int) -> CivilDay? {
        let (cycle, century, rest) = (year % 19, year / 100, year % 100)
        let moon =
            (19 * cycle + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
        let shift = (cycle + 11 * moon + 22 * weekday) / 451
        let sum = moon + weekday - 7 * shift + 114
        return CivilDay(year: year, month: sum / 31, day: sum % 31 + 1)
    }

    /// Meeus' Julian computus; thirteen days on in the Gregorian calendar of 1900 to 2099.
    static func easternEaster(_ year: Int) -> CivilDay? {
        guard (1900..<2100).contains(year) else { return nil }
        let moon = (19 * (year % 19) + 15) % 30
        let weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        let sum = moon + weekday + 114
        return CivilDay(year: year, month: sum / 31, day: sum % 31 + 1).map { $0 + 13 }
    }
}

/// Feasts of the Chinese calendar, whose days a table gives for 2000 to 2040.
enum ChineseFeast: Int, Sendable, Hashable {
    case newYear, dragonBoat, sevenSevens, midAutumn, doubleNinth

    func day(in year: Int) -> CivilDay? {
        guard ChineseFeast.days.indices.contains(year - 2000) else { return nil }
        return CivilDay(year: year, month: 1, day: 1).map {
            $0 + Int64(ChineseFeast.days[year - 2000][rawValue] - 1)
        }
    }

    /// The day of the year of each feast, from 2000 on.
    private static let days: [[Int]] = [
        [36, 158, 219, 256, 280], [24, 176, 237, 274, 298], [43, 166, 227, 264, 287],
        [32, 155, 216, 254, 277], [22, 174, 235, 272, 296], [40, 162, 223, 261, 284],
        [29, 151, 212, 279, 303], [49, 170, 231, 268, 292], [38, 160, 220, 258, 281],
        [26, 148, 238, 276, 299], [45, 167, 228, 265, 289], [34, 157, 218, 255, 278],
        [23, 175, 236, 274, 297], [41, 163, 225, 262, 286], [31, 153, 214, 251, 275],
        [50, 171, 232, 270, 294], [39, 161, 222, 259, 283], [28, 150, 240, 277, 301],
        [47, 169, 229, 267, 290], [36, 158, 219, 256, 280], [25, 177, 238, 275, 299],
        [43, 165, 226, 264, 287], [32, 154, 216, 253, 277], [22, 173, 234, 272, 296],
        [41, 162, 223, 261, 285], [29, 151, 241, 279, 302], [48, 170, 231, 268, 291],
        [37, 160, 220, 258, 281], [26, 149, 239, 277, 300], [44, 167, 228, 265, 289],
        [34, 156, 217, 255, 278], [23, 175, 236, 274, 297], [42, 164, 225, 263, 286],
        [31, 152, 213, 251, 274], [50, 171, 232, 270, 293], [39, 161, 222, 259, 282],
        [28, 151, 241, 278, 301], [46, 169, 229, 267, 290], [35, 158, 219, 256, 280],
        [24, 147, 238, 275, 299], [43, 166, 227, 264, 288],
    ]
}
