// Everything in a text that reads like a value, without a bot that asks for it: what `nlp.values` and `parley eval` show.

package import ParleyModel

/// One value of a text by its kind.
package struct TextValue: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case number(Double)
        case ordinal(Int)
        /// Currencies that are meant, by ISO 4217; none where none is said.
        case money(Double, currencies: Set<String>)
        /// A lower and an upper bound, of which one may be missing.
        case moneyBounds(from: Double?, to: Double?, currencies: Set<String>)
        /// Seconds.
        case duration(Double)
        /// The first moment that is meant, and how finely it is told: `second` to `year`.
        case time(LocalTime, grain: String)
        /// The first moment of a stretch and the first one behind it; a missing side is open.
        case interval(from: LocalTime?, to: LocalTime?, grain: String)
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
        let times = TimeFinder(scalars, in: range, at: moment, withSpans: true)
        for reading in times.readings {
            for (time, grain) in reading.moments(context) { add(.time(time, grain: grain), reading.range) }
        }
        for span in times.spans {
            add(
                .interval(
                    from: span.from.map(LocalTime.init(localSecond:)),
                    to: span.to.map(LocalTime.init(localSecond:)), grain: "\(span.grain)"), span.range)
        }
        for duration in times.durations { add(.duration(duration.seconds), duration.range) }
        let amounts = Money.found(in: scalars, range: range)
        for amount in amounts { add(.money(amount.amount, currencies: amount.currencies), amount.range) }
        for bounds in MoneyBounds.found(amounts, in: scalars, range: range) {
            add(
                .moneyBounds(from: bounds.from, to: bounds.to, currencies: bounds.currencies), bounds.range)
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
        starts(context).map { (LocalTime(localSecond: $0.second), "\($0.grain)") }
    }
}
