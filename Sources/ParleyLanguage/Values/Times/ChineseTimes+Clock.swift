// Clock times and parts of the day in Chinese.

extension ChineseTimes {
    func part(at position: Int) -> (DayPart, Int)? { word(Self.parts, at: position) }

    private static let parts: [(String, DayPart)] = [
        ("大清早", .morning), ("一大早", .morning), ("今早", .morning), ("清晨", .morning), ("早晨", .morning),
        ("早上", .morning), ("早间", .morning),
        ("上午", .morning), ("凌晨", .beforeDawn), ("中午", .noon), ("正午", .noon), ("下午", .afternoon),
        ("午后", .afternoon),
        ("晏昼", .afternoon), ("下昼", .afternoon), ("傍晚", .evening), ("黄昏", .evening), ("晚上", .night),
        ("晚间", .night), ("夜晚", .night),
        ("夜里", .night), ("夜间", .night), ("深夜", .night), ("半夜", .night), ("今晚", .night), ("晚", .night),
        ("早", .morning),
    ]

    /// 三点, 三点半, 3点15分, 15:30, 十五时; 一点 alone is "a little", and needs a day or a part of the day before it.
    func clock(at start: Int, isSettled: Bool) -> (ClockReading, Int)? {
        if let written = writtenClock(at: start) { return written }
        if let (hour, end) = word([("午夜", 0), ("零点", 0), ("正午", 12), ("中午", 12)], at: start),
            hour == 0 || !followsNumber(end)
        {
            return (ClockReading(hour: hour == 0 ? 24 : 12), skipBell(end))
        }
        if starts("差", at: start), let (minutes, end) = number(at: start + 1) {
            let behind = starts("分", at: end) ? end + 1 : end
            guard let (clock, last) = clock(at: behind, isSettled: true), !clock.hasMinutes, minutes < 60
            else { return nil }
            var earlier = clock
            earlier.hour = (clock.hour + 23) % 24
            (earlier.minute, earlier.hasMinutes) = (60 - minutes, true)
            return (earlier, last)
        }
        guard let (hour, end) = number(at: start), hour <= 24, end < range.upperBound else { return nil }
        if isBegin(hour, end) {
            return (ClockReading(hour: hour, mayBeAfternoon: (1...12).contains(hour)), end)
        }
        let isHourSign = text[end] == 0x65F6 && !starts("时间", at: end) && !starts("时候", at: end)
        guard text[end] == 0x70B9 || isHourSign else { return nil }
        var clock = ClockReading(hour: hour, mayBeAfternoon: (1...12).contains(hour) && !isHourSign)
        let (minute, last) = minutes(at: end + 1)
        if let minute { (clock.minute, clock.hasMinutes) = (minute, true) }
        // 三点五 is a number, 一点 a little, 早点 earlier.
        if minute == nil, last == end + 1 {
            if number(at: last) != nil { return nil }
            if hour == 1, text[start] == 0x4E00, isComparison(before: start) { return nil }
            if hour == 1, !isSettled, text[start] == 0x4E00,
                last < range.upperBound || start > range.lowerBound
            {
                return nil
            }
        }
        return (clock, last)
    }

    /// The hour of 三到五点 that has no sign of its own.
    private func isBegin(_ hour: Int, _ end: Int) -> Bool {
        guard let (_, behind) = word(Self.joints, at: end),
            let (last, sign) = number(at: behind), hour < last, last <= 24, starts("点", at: sign)
        else { return false }
        return number(at: sign + 1) == nil
    }

    /// 晚一点 is "a bit later"; 今晚一点 is a time.
    private func isComparison(before start: Int) -> Bool {
        guard start > range.lowerBound, text[start - 1] == 0x665A || text[start - 1] == 0x65E9 else {
            return false
        }
        // 今, 明, 昨, 后, 当, 每, 那, 天
        let days: Set<Scalar> = [0x4ECA, 0x660E, 0x6628, 0x540E, 0x5F53, 0x6BCF, 0x90A3, 0x5929]
        return start - 2 < range.lowerBound || !days.contains(text[start - 2])
    }

    private func followsNumber(_ position: Int) -> Bool { number(at: position) != nil }
    private func skipBell(_ position: Int) -> Int { starts("钟", at: position) ? position + 1 : position }

    /// What stands behind 点: 钟, 整, 半, 一刻, 十五分, 零五.
    private func minutes(at start: Int) -> (Int?, Int) {
        if let (_, end) = word([("钟", 0), ("整", 0), ("正", 0)], at: start) { return (nil, end) }
        if let (minute, end) = word(
            [("半", 30), ("踏半", 30), ("一刻", 15), ("三刻", 45), ("1刻", 15), ("3刻", 45)], at: start)
        {
            // 三点半天 is no time.
            return (minute, end)
        }
        // In Cantonese a clock's twelfths: 三点搭三 is a quarter past three, 三点一个字 five past.
        if starts("搭", at: start) || starts("踏", at: start) {
            if starts("半", at: start + 1) { return (30, start + 2) }
            if let (twelfths, end) = number(at: start + 1), (1...11).contains(twelfths) {
                return (5 * twelfths, end)
            }
        }
        if let (twelfths, end) = number(at: start), (1...11).contains(twelfths), starts("个字", at: end) {
            return (5 * twelfths, end + 2)
        }
        let hasZero = starts("零", at: start) || starts("过", at: start)
        guard let (minute, end) = number(at: hasZero ? start + 1 : start), minute < 60 else {
            return (nil, start)
        }
        let hasSign = starts("分", at: end) && !starts("分钟", at: end)
        let isLong = end - start >= 2 || minute >= 10
        guard hasSign || isLong else { return (nil, start) }
        return (minute, hasSign ? end + 1 : end)
    }

    /// 15:30, 15:30:20.
    private func writtenClock(at start: Int) -> (ClockReading, Int)? {
        guard text[start].isDigit, start == range.lowerBound || !text[start - 1].isDigit,
            let (hour, end) = number(at: start),
            hour <= 24, end - start <= 2, end < range.upperBound, text[end] == 0x3A,
            let (minute, last) = number(at: end + 1),
            last - end == 3, minute < 60
        else { return nil }
        var clock = ClockReading(
            hour: hour, minute: minute, mayBeAfternoon: (1...12).contains(hour) && text[start] != 0x30,
            hasMinutes: true)
        if last < range.upperBound, text[last] == 0x3A, let (second, behind) = number(at: last + 1),
            behind - last == 3, second < 60
        {
            (clock.second, clock.mayBeAfternoon) = (second, false)
            return (clock, behind)
        }
        return (clock, last)
    }
}
