// Ranges in English: from 3 to 5 pm, 9:30 - 11:00 on Thursday, july 13-15, from the 13th to the 15th of July, 1960-1961.

extension EnglishTimes {
    /// One end of a range as it stands; what it does not say the other end may.
    private struct End {
        var day: DayReading?
        var clock: ClockReading?
        /// A number that is an hour or a day of the month.
        var number: Int?
        var next: Int

        var hour: ClockReading? {
            if let clock { return clock }
            guard let number, (0...24).contains(number) else { return nil }
            return ClockReading(hour: number, mayBeAfternoon: (1...12).contains(number))
        }
    }

    func ends(at start: Int) -> TimeSpan? {
        guard var first = end(at: start) else { return nil }
        let said = words[start..<first.next]
        let isBetween = said.contains(.between)
        guard let behind = joint(at: first.next, isBetween: isBetween), var last = end(at: behind) else {
            return nil
        }
        let zone = zone(at: last.next)
        let range = place(start, zone?.1 ?? last.next)
        if first.hour != nil, last.hour != nil, first.clock != nil || last.clock != nil {
            guard let (from, to) = first.hour.flatMap({ from in last.hour.map { (from, $0) } }) else {
                return nil
            }
            let day = first.day ?? last.day
            guard day.map({ $0.grain == .day }) ?? true else { return nil }
            var span = context.span(from, to, on: day?.first, range)
            if let said = zone?.0, let second = span?.from ?? span?.to {
                let seconds = Int64(context.minutes(from: said, at: second) * 60)
                span?.from? += seconds
                span?.to? += seconds
            }
            return span
        }
        if first.clock != nil || last.clock != nil { return nil }
        if let day = first.day?.first, first.number == nil, last.day == nil, let number = last.number {
            last.day = CivilDay(year: day.year, month: day.month, day: number).map { DayReading(first: $0) }
        } else if let day = last.day?.first, first.day == nil, let number = first.number {
            first.day = CivilDay(year: day.year, month: day.month, day: number).map { DayReading(first: $0) }
        } else if first.day == nil, last.day == nil {
            (first.day, last.day) = (
                calendarYear(at: first.next - 1), calendarYear(at: last.next - 1)
            )
        }
        guard let from = first.day, let to = last.day, from.grain == to.grain, from.first < to.first else {
            return nil
        }
        return TimeSpan(from: from.first.second, to: (to.last + 1).second, grain: from.grain, range: range)
    }

    /// Both ends of a range of which one tells no more than a number: "from 3 to 5 pm on Monday", "the 3rd to the 5th of
    /// December".
    func bounds(at start: Int) -> ([TimeReading], Int)? {
        guard let first = end(at: start),
            let behind = joint(at: first.next, isBetween: words[start..<first.next].contains(.between)),
            let last = end(at: behind),
            let (from, to) = hours(first, last) ?? weekdays(first, last, behind)
                ?? (hasMonth(start..<last.next) ? days(first, last) : nil)
        else { return nil }
        let places = [place(start, first.next), place(behind, last.next)]
        let readings = zip(places, [from, to]).map { range, end in
            TimeReading(range: range, day: end.day, clock: end.clock)
        }
        return (readings, last.next)
    }

    private func hours(_ first: End, _ last: End) -> (End, End)? {
        guard (first.clock == nil) != (last.clock == nil), let from = first.hour, let to = last.hour,
            number((first.clock == nil ? first : last).next - 1) != nil,
            case let day = first.day ?? last.day, day.map({ $0.grain == .day }) ?? true
        else { return nil }
        let ends = context.ends(from, to, on: day?.first)
        guard (ends.0.hour, ends.0.minute) < (ends.1.hour, ends.1.minute) else { return nil }
        return (
            End(day: day, clock: ends.0, next: first.next), End(day: day, clock: ends.1, next: last.next)
        )
    }

    /// Monday to Friday, said on a Wednesday: the Friday behind that Monday.
    private func weekdays(_ first: End, _ last: End, _ behind: Int) -> (End, End)? {
        guard case .weekday? = word(behind), first.clock == nil, last.clock == nil, last.next == behind + 1,
            let from = first.day, let to = last.day, from.grain == .day, to.grain == .day,
            to.first < from.first
        else { return nil }
        var later = last
        later.day = DayReading(first: to.first + 7)
        return (first, later)
    }

    private func hasMonth(_ range: Range<Int>) -> Bool {
        range.contains { if case .month? = word($0) { true } else { false } }
    }

    private func days(_ first: End, _ last: End) -> (End, End)? {
        guard first.clock == nil, last.clock == nil else { return nil }
        var (from, to) = (first, last)
        if first.number == nil, last.day == nil, let day = first.day, let number = last.number {
            to.day = sibling(number, of: day)
        } else if first.day == nil, let number = first.number, last.number == nil, let day = last.day {
            from.day = sibling(number, of: day)
        } else {
            return nil
        }
        guard let begin = from.day, let end = to.day, begin.first < end.first else { return nil }
        return (from, to)
    }

    /// Another day of the same month.
    private func sibling(_ number: Int, of day: DayReading) -> DayReading? {
        guard day.grain == .day else { return nil }
        return CivilDay(year: day.first.year, month: day.first.month, day: number).map {
            DayReading(first: $0)
        }
    }

    /// Whether the words have anything that joins two ends.
    var hasJoint: Bool { tokens.indices.contains { joint(at: $0, isBetween: true) != nil } }

    private func joint(at start: Int, isBetween: Bool) -> Int? {
        // "15h GMT - 18h GMT": the zone stands behind the last time too.
        let index = zone(at: start)?.1 ?? start
        if isMark(index, 0x2D) || isMark(index, 0x2013) { return index + 1 }
        switch word(index) {
        case .to?, .until?: return index + 1
        case .before? where tokens[index].range.count < 6: return index + 1
        case .and? where isBetween: return index + 1
        default: return nil
        }
    }

    private func end(at start: Int) -> End? {
        var end = End(next: start)
        var index = start
        while index < tokens.count {
            let the = word(index) == .the ? index + 1 : index
            if end.day == nil, end.number == nil, let (number, next) = ordinal(the), !isDated(next) {
                (end.number, end.next, index) = (number, next, next)
            } else if end.clock == nil, end.number == nil, word(the) != .a, let (number, next) = number(the),
                word(next) == .to
            {
                (end.number, end.next, index) = (number, next, next)
            } else if end.day == nil, let (day, shift, next) = day(at: index), let day, shift == nil {
                (end.day, end.next, index) = (day, next, next)
            } else if end.clock == nil, end.number == nil,
                let (clock, next) = clock(at: index, isAfterTime: end.next > start)
            {
                (end.clock, end.next, index) = (clock, next, next)
            } else if end.clock == nil, end.number == nil, let (number, next) = number(the),
                word(the) != .a, !isCounted(next)
            {
                (end.number, end.next, index) = (number, next, next)
            } else if index - end.next < 4, isLeadIn(index) {
                index += 1
            } else {
                break
            }
        }
        return end.next > start ? end : nil
    }

    private func isDated(_ index: Int) -> Bool {
        if case .month? = word(word(index) == .of ? index + 1 : index) { return true }
        return false
    }

    private func isCounted(_ index: Int) -> Bool {
        if case .unit? = word(index) { return true }
        return false
    }

    private func isLeadIn(_ index: Int) -> Bool {
        if isMark(index, 0x2C) { return true }
        switch word(index) {
        case .at?, .on?, .in?, .of?, .from?, .between?, .the?: return true
        default: return false
        }
    }
}
