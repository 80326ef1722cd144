// Everything in a text that reads like a value, without a bot that asks for it: what `nlp.values` and `parley eval` show.

package import ParleyModel

/// One value of a text by its kind.
package struct TextValue: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case number(Double)
        case ordinal(Int)
        /// Currencies that are meant, by ISO 4217; none where none is said.
        case money(Double, currencies: Set<String>)
        /// Seconds.
        case duration(Double)
        /// The first moment that is meant, and how finely it is told: `second` to `year`.
        case time(LocalTime, grain: String)
        case phone(String)
        case email(String)
        case url(String)
    }

    package var kind: Kind
    /// Offsets into the text in Unicode scalars, the end exclusive.
    package var start: Int
    package var end: Int
}

package enum TextValues {
    /// All readings, overlapping ones too, in the order of their kinds and places. O(n) for ordinary texts.
    package static func found(in text: String, at moment: Moment) -> [TextValue] {
        let prepared = PreparedText(text)
        let (scalars, range) = (prepared.folded, prepared.range)
        let context = TimeContext(moment)
        var found: [TextValue] = []
        func add(_ kind: TextValue.Kind, _ place: Range<Int>) {
            let offsets = prepared.original(place)
            found.append(TextValue(kind: kind, start: offsets.lowerBound, end: offsets.upperBound))
        }
        let times = TimeFinder(scalars, in: range, at: moment)
        for reading in times.readings {
            for (time, grain) in reading.moments(context) { add(.time(time, grain: grain), reading.range) }
        }
        for duration in times.durations { add(.duration(duration.seconds), duration.range) }
        for amount in Money.found(in: scalars, range: range) {
            add(.money(amount.amount, currencies: amount.currencies), amount.range)
        }
        for (number, place) in Phones.found(in: scalars, range: range) { add(.phone(number), place) }
        for place in Addresses.emails(in: scalars, range: range) { add(.email(prepared.text(place)), place) }
        for place in Addresses.links(in: scalars, range: range) { add(.url(prepared.text(place)), place) }
        for number in Numbers.found(in: scalars, range: range) { add(.number(number.value), number.range) }
        return found
    }
}

extension TimeReading {
    /// The readings as first moments with their grain.
    func moments(_ context: TimeContext) -> [(LocalTime, String)] {
        func local(_ day: CivilDay, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0) -> LocalTime {
            let shifted = day + Int64(hour / 24)
            return LocalTime(
                year: shifted.year, month: shifted.month, day: shifted.day, hour: hour % 24, minute: minute,
                second: second,
                weekday: shifted.weekday)
        }
        if let clock {
            var day = day?.first ?? context.today
            // A clock time without a day is the next one.
            let passed = clock.hour * 3600 + clock.minute * 60 < context.second
            if self.day == nil, passed { day = day + 1 }
            let grain = clock.second != nil ? "second" : clock.hasMinutes ? "minute" : "hour"
            return [(local(day, clock.hour, clock.minute, clock.second ?? 0), grain)]
        }
        if let part, let day {
            return [(local(day.first, part.hours.lowerBound), "hour")]
        }
        var moments: [(LocalTime, String)] = []
        if let shift {
            let second = Int64(context.second) + shift.seconds
            let days = second.flooredDivision(by: 86_400)
            let rest = Int(second - days * 86_400)
            let minute = shift.grain == .hour ? 0 : rest / 60 % 60
            moments.append(
                (
                    local(context.today + days, rest / 3600, minute, shift.grain == .second ? rest % 60 : 0),
                    "\(shift.grain)"
                ))
        }
        if let day { moments.append((local(day.first), "\(day.grain)")) }
        return moments
    }
}
