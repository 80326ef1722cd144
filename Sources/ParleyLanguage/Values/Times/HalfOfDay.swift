// Which half of the day an hour is in, where only other words tell: "tomorrow evening for four, at 7", or 明天晚上 in the
// message before 八点.

import ParleyModel

enum HalfOfDay {
    static func settled(
        _ readings: [TimeReading], of text: [Scalar], in range: Range<Int>, _ moment: Moment
    ) -> [TimeReading] {
        guard readings.contains(where: { $0.unsettled != nil }) else { return readings }
        let own = readings.compactMap(\.part)
        let isCorrection = CorrectionMarks.isMarked(text, in: range)
        return readings.map { reading in
            guard let clock = reading.unsettled else { return reading }
            let parts = own.isEmpty ? heard(moment, withClocks: isCorrection) : own
            var settled = reading
            // "Until 10", after an afternoon was spoken of, is none of its hours.
            if let part = parts.first, parts.allSatisfy({ $0 == part }),
                case let hour = part.hour(clock.hour), part.hours.contains(hour)
            {
                settled.clock?.hour = hour
            }
            return settled
        }
    }

    /// The parts of the day of the newest message that has one. A correction may also stand in place of "8pm".
    private static func heard(_ moment: Moment, withClocks: Bool) -> [DayPart] {
        let then = Moment(now: moment.now, timeZone: moment.timeZone)
        for message in moment.said {
            let text = PreparedText(message)
            let parts = TimeFinder(text.folded, in: text.range, at: then).readings.compactMap { reading in
                reading.part ?? (withClocks ? reading.clock.flatMap { part(of: $0) } : nil)
            }
            if !parts.isEmpty { return parts }
        }
        return []
    }

    private static func part(of clock: ClockReading) -> DayPart? {
        if DayPart.evening.hours.contains(clock.hour) { return .evening }
        return clock.hour > 12 && DayPart.afternoon.hours.contains(clock.hour) ? .afternoon : nil
    }
}
