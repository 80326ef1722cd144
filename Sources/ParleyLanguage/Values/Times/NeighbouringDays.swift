// Days told from one named before: "not tomorrow, the day after", 3月5号到，第二天走.

enum NeighbouringDays {
    /// - Parameter readings: in the order of their places; none overlaps.
    static func added(to readings: [TimeReading], of text: [Scalar], in range: Range<Int>) -> [TimeReading] {
        guard let first = readings.first(where: { $0.day?.grain == .day }) else { return readings }
        var all = readings
        var position = first.range.upperBound
        while position < range.upperBound {
            let after = afters.match(text, at: position, in: range)
            let before = befores.match(text, at: position, in: range)
            let place = position..<position + max(after, before, 1)
            let next = Gaps.trimmed(text, place.upperBound..<range.upperBound).lowerBound
            if max(after, before) > 0,
                !readings.contains(where: { $0.range.overlaps(place) || $0.range.contains(next) }),
                let known = all.last(where: { $0.range.upperBound <= position && $0.day?.grain == .day })?.day
            {
                all.append(
                    TimeReading(range: place, day: DayReading(first: known.first + (after > 0 ? 1 : -1))))
                all.sort { $0.range.lowerBound < $1.range.lowerBound }
            }
            position = place.upperBound
        }
        return all
    }

    private static let afters = Phrases(
        "第二天|次日|隔天|后一天|the day after|a day later|the next day|the following day|one day later", joins: true)
    private static let befores = Phrases(
        "前一天|头一天|the day before|a day earlier|one day earlier|the previous day", joins: true)
}
