// Feasts that follow the moon: the Hindu ones, told by a table, and those of the Islamic calendar.

/// A feast with a day of its own in the table.
enum MoonFeast: Sendable, Hashable {
    case diwali, holika, shivaratri, ramaNavami, ugadi, mahavir, rakshaBandhan, janmashtami, ganesh, rathYatra
    case vasantPanchami, ravidas, vesak, gobindSingh, guruNanak, pongal, vaisakhi

    func day(in year: Int) -> CivilDay? {
        let days = FeastTable.days(of: self)
        guard days.indices.contains(year - FeastTable.firstYear), days[year - FeastTable.firstYear] > 0 else {
            return nil
        }
        return CivilDay(year: year, month: 1, day: 1).map {
            $0 + Int64(days[year - FeastTable.firstYear]) + -1
        }
    }
}

/// The Islamic calendar as Umm al-Qura has it; the sight of the moon may put a day off by one.
enum IslamicCalendar {
    /// The first day of a month, 1 to 12, that falls in a year of the civil calendar, and the month's length. Where two
    /// do, the first.
    static func month(_ month: Int, in year: Int) -> (first: CivilDay, length: Int)? {
        days(in: year) { $0 == month ? $1.year == year : false }
    }

    /// A day of a month that falls in a year.
    static func day(_ month: Int, _ day: Int, in year: Int) -> CivilDay? {
        days(in: year) { $0 == month && ($1 + Int64(day - 1)).year == year }.map { $0.first + Int64(day - 1) }
    }

    /// The last Friday of Ramadan.
    static func lastFriday(in year: Int) -> CivilDay? {
        month(9, in: year).map { ($0.first + Int64($0.length)).weekday(5, nth: -1) }
    }

    private static func days(in year: Int, where isMeant: (Int, CivilDay) -> Bool) -> (
        first: CivilDay, length: Int
    )? {
        var day = CivilDay(number: FeastTable.islamicStart)
        for lengths in FeastTable.islamicMonths {
            // A year of this calendar is at most 355 days long.
            let isNear = day.year >= year - 2
            if day.year > year { return nil }
            for month in 1...12 {
                let length = lengths >> (month - 1) & 1 == 1 ? 30 : 29
                if isNear, isMeant(month, day) { return (day, length) }
                day = day + Int64(length)
            }
        }
        return nil
    }
}
