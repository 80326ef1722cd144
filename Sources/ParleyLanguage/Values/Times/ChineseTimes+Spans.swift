// Stretches of time in Chinese: 明天早上, 前两天, 下三个星期, 三点到五点, 5月1日至5日, 周五以后.

extension ChineseTimes {
    func spans() -> [TimeSpan] {
        var spans: [TimeSpan] = []
        var position = range.lowerBound
        while position < range.upperBound {
            if let span = counted(at: position) {
                spans.append(span)
                position = max(position + 1, span.range.upperBound)
            } else {
                position += 1
            }
        }
        let readings = found()
        for (index, reading) in readings.enumerated() {
            let next = index + 1 < readings.count ? readings[index + 1] : nil
            spans += [part(reading), between(reading, next), open(reading), weekend(reading)].compactMap {
                $0
            }
        }
        return spans
    }

    /// 前两天, 上三个月, 未来五年; 后三天.
    private func counted(at start: Int) -> TimeSpan? {
        guard start == range.lowerBound || number(at: start - 1) == nil,
            let (isPast, from) = word(
                [
                    ("过去", true), ("最近", true), ("之前", true), ("上", true), ("前", true), ("接下来", false),
                    ("接下去", false), ("未来", false), ("往后", false), ("下", false), ("后", false),
                ], at: start)
        else { return nil }
        let at = starts("的", at: from) ? from + 1 : from
        if let duration = ChineseDurations.reading(text, at: at, in: range), let count = duration.whole {
            return context.span(count, duration.unit, isPast: isPast, start..<duration.end)
        }
        // 前两月 counts months, 上三月 does not say which March.
        guard let (count, end) = number(at: at),
            let (unit, last) = word([("个周", TimeUnit.week), ("月", .month)], at: end),
            (1...24).contains(count)
        else { return nil }
        return context.span(count, unit, isPast: isPast, start..<last)
    }

    /// A day with a part of it.
    private func part(_ reading: TimeReading) -> TimeSpan? {
        guard let part = reading.part, reading.clock == nil, let day = reading.day, day.grain == .day else {
            return nil
        }
        return TimeSpan(
            from: day.first.second + Int64(part.hours.lowerBound * 3600),
            to: day.first.second + Int64(part.hours.upperBound * 3600), grain: .hour, range: reading.range)
    }

    /// 三点到五点, 5月1日至5月5日, 周一到周五.
    private func between(_ first: TimeReading, _ last: TimeReading?) -> TimeSpan? {
        guard let last,
            let (_, behind) = word(
                Self.joints, at: first.range.upperBound),
            behind <= last.range.lowerBound,
            text[behind..<last.range.lowerBound].allSatisfy({ $0 == .blank })
        else { return nil }
        let place = first.range.lowerBound..<last.range.upperBound
        if let from = first.clock, var to = last.clock {
            if last.day == nil, last.part == nil, to.hour < from.hour, to.hour + 12 > from.hour {
                to.hour += 12
            }
            return context.span(from, to, on: first.day?.first, place)
        }
        guard first.clock == nil, last.clock == nil, let from = first.day, let to = last.day,
            from.grain == to.grain, from.first < to.first
        else { return nil }
        return TimeSpan(from: from.first.second, to: (to.last + 1).second, grain: from.grain, range: place)
    }

    /// 周五以后, 三点之前, 从明天起.
    private func open(_ reading: TimeReading) -> TimeSpan? {
        guard reading.shift == nil, let start = reading.starts(context).first,
            let (isAfter, end) = word(
                [
                    ("以后", true), ("之后", true), ("过后", true), ("以来", true), ("开始", true), ("起", true),
                    ("后", true), ("以前", false), ("之前", false), ("前", false), ("为止", false),
                ], at: reading.range.upperBound)
        else { return nil }
        return TimeSpan(
            from: isAfter ? start.second : nil, to: isAfter ? nil : start.second, grain: start.grain,
            range: reading.range.lowerBound..<end)
    }

    private func weekend(_ reading: TimeReading) -> TimeSpan? {
        guard reading.clock == nil, let day = reading.day, day.grain == .week, let end = day.end else {
            return nil
        }
        return context.weekend(before: end, reading.range)
    }
}
