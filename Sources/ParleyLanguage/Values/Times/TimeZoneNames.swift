// Time zones by the letters behind a clock time: 3 pm EST, 15:00 GMT.

import ParleyModel

enum TimeZoneNames {
    /// Minutes east of UTC, in the winter and in the summer form of a zone.
    struct Zone: Sendable, Hashable {
        var own: Int
        var other: Int
    }

    /// The zone that these letters, in lower case, are said for.
    static func zone(_ hash: UInt64) -> Zone? { table[hash] }

    private static let table: [UInt64: Zone] = {
        var table: [UInt64: Zone] = [:]
        let single: [(String, Int)] = [
            ("utc gmt", 0), ("wat", 60), ("sast cat", 120), ("msk eat", 180), ("pkt", 300), ("ist", 330),
            ("ict wib", 420), ("hkt sgt awst myt pht", 480), ("jst kst", 540), ("hst", -600),
            ("brt art", -180),
        ]
        for (names, offset) in single {
            for name in names.split(separator: " ") {
                table[StableHash.of(String(name))] = Zone(own: offset, other: offset)
            }
        }
        let pairs: [(String, String, Int)] = [
            ("pst", "pdt", -480), ("mst", "mdt", -420), ("cst", "cdt", -360), ("est", "edt", -300),
            ("akst", "akdt", -540), ("ast", "adt", -240), ("wet", "bst", 0), ("cet", "cest", 60),
            ("eet", "eest", 120), ("acst", "acdt", 570), ("aest", "aedt", 600), ("nzst", "nzdt", 720),
        ]
        for (winter, summer, offset) in pairs {
            table[StableHash.of(winter)] = Zone(own: offset, other: offset + 60)
            table[StableHash.of(summer)] = Zone(own: offset + 60, other: offset)
        }
        return table
    }()
}

extension EnglishTimes {
    /// The zone behind a clock time, in brackets or without.
    func zone(at start: Int) -> (TimeZoneNames.Zone, Int)? {
        let isBracketed = isMark(start, 0x28)
        let index = isBracketed ? start + 1 : start
        guard index < tokens.count, tokens[index].kind == .word,
            let zone = TimeZoneNames.zone(tokens[index].hash)
        else { return nil }
        return (zone, isBracketed && isMark(index + 1, 0x29) ? index + 2 : index + 1)
    }
}

extension TimeContext {
    /// Minutes from clocks of a zone to the clocks here, at a time that clocks there show. Who says EST where clocks show
    /// EDT means the clocks there.
    ///
    /// - Parameter second: since 1970 as a calendar and a clock of the zone show it.
    func minutes(from zone: TimeZoneNames.Zone, at second: Int64) -> Int {
        let then = Instant(milliseconds: (second - Int64(zone.own) * 60) * 1000)
        let here = moment.timeZone.offset(at: then) / 60
        return here == zone.other ? 0 : here - zone.own
    }

    /// Tells a clock time of another zone by the clocks here, as they are on the day that is meant.
    func move(_ reading: inout TimeReading, from zone: TimeZoneNames.Zone) {
        guard var clock = reading.clock else { return }
        let said = clock.hour * 60 + clock.minute
        let second = (reading.day?.first ?? today).second + Int64(said) * 60
        let total = said + minutes(from: zone, at: second)
        let days = Int64(total).flooredDivision(by: 1440)
        let minute = total - Int(days) * 1440
        (clock.hour, clock.minute) = (minute / 60, minute % 60)
        clock.hasMinutes = true
        reading.clock = clock
        reading.unsettled = nil
        if let day = reading.day, day.grain == .day { reading.day?.first = day.first + days }
    }

    /// The day nearest to now that has this weekday, and the month and day of another.
    func nearest(weekday: Int, to day: CivilDay) -> CivilDay? {
        var nearest: CivilDay?
        for year in today.year - 6...today.year + 11 {
            guard let found = CivilDay(year: year, month: day.month, day: day.day), found.weekday == weekday
            else {
                continue
            }
            let distance = abs(found.number - today.number)
            if nearest.map({ distance <= abs($0.number - today.number) }) ?? true { nearest = found }
        }
        return nearest
    }
}
