// Feasts of the Hebrew calendar (Reingold & Dershowitz, "Calendrical Calculations", chapter 8).

/// A feast, by the year of other calendars that it falls in. The day is the one at whose sunset it begins.
enum HebrewFeast: Sendable, Hashable {
    /// Days from the New Year, which is in autumn.
    case afterNewYear(Int)
    /// Days from Passover.
    case afterPassover(Int)
    case hanukkah, treesNewYear, holocaustDay, independenceDay, ninthOfAv

    func day(in year: Int) -> CivilDay? {
        guard (1600..<2600).contains(year) else { return nil }
        let newYear = HebrewFeast.newYear(year + 3761)
        // From Passover to the New Year behind it the months are always as long.
        let passover = newYear + -163
        switch self {
        case .afterNewYear(let days): return newYear + Int64(days - 1)
        case .afterPassover(let days): return passover + Int64(days - 1)
        case .hanukkah:
            let length = HebrewFeast.newYear(year + 3762).number - newYear.number
            return newYear + (length % 10 == 5 ? 84 : 83) + -1
        case .treesNewYear:
            let isLeap = newYear.number - HebrewFeast.newYear(year + 3760).number > 380
            return passover + (isLeap ? -90 : -60)
        case .holocaustDay:
            // Kept clear of the Sabbath.
            let day = passover + 12
            return day + (day.weekday == 5 ? -1 : day.weekday == 7 ? 1 : 0) + -1
        case .independenceDay:
            let day = passover + 20
            let shift: [Int: Int64] = [5: -1, 6: -2, 1: 1]
            return day + (shift[day.weekday] ?? 0) + -1
        case .ninthOfAv:
            let day = passover + 112
            return day + (day.weekday == 6 ? 1 : 0) + -1
        }
    }

    private static func newYear(_ year: Int) -> CivilDay {
        let (before, own, behind) = (elapsed(year - 1), elapsed(year), elapsed(year + 1))
        let correction: Int64 = behind - own == 356 ? 2 : own - before == 382 ? 1 : 0
        return CivilDay(number: own + correction - 2_092_590)
    }

    /// Days from the calendar's beginning to the mean new moon of a year, put off where the New Year would fall wrong.
    private static func elapsed(_ year: Int) -> Int64 {
        let months = Int64((235 * year - 234) / 19)
        let parts = 12_084 + 13_753 * months
        let day = 29 * months + parts / 25_920
        return 3 * (day + 1) % 7 < 3 ? day + 1 : day
    }
}
