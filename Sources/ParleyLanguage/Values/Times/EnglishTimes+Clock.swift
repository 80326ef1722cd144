// Clock times and parts of the day in English.

extension EnglishTimes {
    func clock(at start: Int, isAfterTime: Bool) -> (ClockReading, Int)? {
        let isAt = word(start) == .at
        var index = start
        while word(index) == .at { index += 1 }
        if let (clock, next) = writtenClock(at: index) { return meridiem(clock, next) }
        if let (clock, next) = dottedClock(at: index) {
            guard let (settled, behind) = meridiem(clock, next), behind > next || isAt || isAfterTime else {
                return nil
            }
            return (settled, behind)
        }
        if case .clock(let hour)? = word(index) { return (ClockReading(hour: hour), index + 1) }
        if word(index) == .middle, case let day = isMark(index + 1, 0x2D) ? index + 2 : index + 1,
            word(day) == .unit(.day)
        {
            return (ClockReading(hour: 12), day + 1)
        }
        if let relative = relativeClock(at: index, isBritish: isAt || isAfterTime) { return relative }
        guard let (hour, next) = number(index), word(index) != .a else { return nil }
        if let (_, count) = digits(index), count >= 3 {
            let clock = ClockReading(
                hour: hour / 100, minute: hour % 100, mayBeAfternoon: hour / 100 <= 12, hasMinutes: true)
            guard hour / 100 <= 24, hour % 100 < 60, !isPhone(next) else { return nil }
            // "Tonight 815" needs no "at".
            let isBare = isAfterTime && isEnd(next) && isPartOfDay(start - 1)
            guard let (settled, behind) = meridiem(clock, next), behind > next || isAt || isBare else {
                return nil
            }
            return (settled, behind)
        }
        guard hour <= 24 else { return nil }
        if let bare = hourSign(hour, at: next, isAt: isAt || isAfterTime) { return bare }
        var clock = ClockReading(hour: hour, mayBeAfternoon: (1...12).contains(hour))
        if word(next) == .oclock { return meridiem(clock, next + 1) }
        if let (settled, behind) = meridiem(clock, next), behind > next { return (settled, behind) }
        if let (minute, behind) = spokenMinute(at: next) {
            clock.minute = minute
            clock.hasMinutes = true
            // "Twelve oh three" needs nothing beside it, "ten thirty" is a time where it is all that is said.
            let isSpoken =
                digits(next) == nil && digits(index) == nil
                && (isZero(next) || isZero(next + 1)
                    || (start == 0 && isEnd(behind) && (1...12).contains(hour)))
            guard let (settled, last) = meridiem(clock, behind), isAt || last > behind || isSpoken else {
                return nil
            }
            return (settled, last)
        }
        // "3ish", "5 ish", behind "at" or a day.
        if isAt || isAfterTime, isIsh(next) { return (clock, next + 1) }
        // "At 5", "5 tonight", "tomorrow evening at 5"; a bare 5 is no time.
        var behind = next
        if case .relative? = word(next) { behind += 1 }
        let isBeforePart = part(at: behind) != nil || word(next) == .tonight
        return (isAt || isBeforePart) && hour > 0 && !isMeasured(next) ? (clock, next) : nil
    }

    private func isPartOfDay(_ index: Int) -> Bool {
        if case .part? = word(index) { return true }
        return word(index) == .tonight
    }

    /// "3ish".
    private func isIsh(_ index: Int) -> Bool {
        index < tokens.count && tokens[index].hash == EnglishTimes.ish
    }
    private static let ish = StableHash.of("ish")

    /// "At 15h", "Thursday 8h", 15h alone; elsewhere 2h is a length.
    private func hourSign(_ hour: Int, at index: Int, isAt: Bool) -> (ClockReading, Int)? {
        guard index < tokens.count, isAdjacent(index), tokens[index].kind == .word,
            tokens[index].range.count == 1,
            text[tokens[index].range.lowerBound] == 0x68, digits(index - 1) != nil, !isAdjacent(index + 1)
        else { return nil }
        let isAlone = index == 1 && hour > 12 && (isEnd(2) || zone(at: 2) != nil || word(2) == .for)
        let isRange = zone(at: index + 1) != nil || [.from, .to, .until, .between].contains(word(index - 2))
        guard isAt || isAlone || isRange else { return nil }
        return (ClockReading(hour: hour, hasMinutes: true), index + 1)
    }

    /// Whether digits of a telephone number follow: "at 650-650-6500".
    private func isPhone(_ index: Int) -> Bool {
        isMark(index, 0x2D) && digits(index + 1) != nil && isMark(index + 2, 0x2D) && digits(index + 3) != nil
    }

    /// Whether what follows makes a number a count: "at 5 dollars", "5 nights".
    private func isMeasured(_ index: Int) -> Bool {
        if case .unit? = word(index) { return true }
        if case .part? = word(index), text[tokens[index].range].last == 0x73 { return true }
        return isMark(index, 0x25)
            || (isAdjacent(index) && !isMark(index, 0x2C) && !isMark(index, 0x2E) && !isMark(index, 0x3F))
    }

    /// 15:30, 3:15:20, 13h15.
    private func writtenClock(at index: Int) -> (ClockReading, Int)? {
        guard let (hour, count) = digits(index), count <= 2, hour <= 24 else { return nil }
        let isColon = isMark(index + 1, 0x3A)
        let isH =
            index + 1 < tokens.count && tokens[index + 1].kind == .word && tokens[index + 1].range.count == 1
            && text[tokens[index + 1].range.lowerBound] == 0x68
        guard isColon || isH, isAdjacent(index + 1), isAdjacent(index + 2),
            let (minute, width) = digits(index + 2),
            width == 2, minute < 60
        else { return nil }
        let isEarly = count == 2 && text[tokens[index].range.lowerBound] == 0x30
        var clock = ClockReading(
            hour: hour, minute: minute, mayBeAfternoon: (1...12).contains(hour) && !isEarly && isColon,
            hasMinutes: true)
        if isMark(index + 3, 0x3A), let (second, width) = digits(index + 4), width == 2, second < 60 {
            clock.second = second
            clock.mayBeAfternoon = false
            return (clock, index + 5)
        }
        return (clock, index + 3)
    }

    /// 10.30 and 3.45, which are one token each.
    private func dottedClock(at index: Int) -> (ClockReading, Int)? {
        guard index >= 0, index < tokens.count, tokens[index].kind == .digits else { return nil }
        let parts = text[tokens[index].range].split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.allSatisfy({ $0.allSatisfy(\.isDigit) })
        else { return nil }
        let (hour, minute) = (Self.value(parts[0]), Self.value(parts[1]))
        guard hour <= 24, minute < 60 else { return nil }
        let isEarly = parts[0].count == 2 && parts[0].first == 0x30
        return (
            ClockReading(
                hour: hour, minute: minute, mayBeAfternoon: (1...12).contains(hour) && !isEarly,
                hasMinutes: true),
            index + 1
        )
    }

    private static func value(_ digits: ArraySlice<Scalar>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// am, pm, a.m., "p m", and the dot behind.
    private func meridiem(_ clock: ClockReading, _ index: Int) -> (ClockReading, Int)? {
        let start = index
        let index =
            isIsh(start) ? start + 1 : word(start) == .in && word(start + 1) == .the ? start + 2 : start
        var (half, next): (EnglishTimeWord?, Int) = (word(index), index + 1)
        if half != .am, half != .pm {
            half = nil
            if index < tokens.count, tokens[index].kind == .word, tokens[index].range.count == 1 {
                let letter = text[tokens[index].range.lowerBound]
                let dot = isMark(index + 1, 0x2E) ? index + 2 : index + 1
                let isM =
                    dot < tokens.count && tokens[dot].range.count == 1
                    && text[tokens[dot].range.lowerBound] == 0x6D
                // "4a" alone is a number of a house.
                let isSaid =
                    letter == 0x70 || clock.hasMinutes || word(index - 2) == .at || isEndOfRange(index)
                if letter == 0x61 || letter == 0x70, isM || (isAdjacent(index) && isSaid) {
                    half = letter == 0x61 ? .am : .pm
                    next = isM ? dot + 1 : index + 1
                    if isM, dot > index + 1, isMark(next, 0x2E) { next += 1 }
                }
            }
        }
        guard let half else { return (clock, start) }
        guard (1...12).contains(clock.hour) else { return nil }
        var settled = clock
        settled.mayBeAfternoon = false
        settled.hour = half == .am ? clock.hour % 12 : clock.hour % 12 + 12
        return (settled, next)
    }

    /// Whether a letter stands in a range of hours: "from 9a to 11a", "9a-11a".
    private func isEndOfRange(_ index: Int) -> Bool {
        if [.from, .between, .to, .until].contains(word(index - 2)) || isMark(index - 2, 0x2D) {
            return true
        }
        guard isMark(index + 1, 0x2D) || word(index + 1) == .to || word(index + 1) == .until else {
            return false
        }
        return digits(index + 2) != nil && isAdjacent(index + 3)
    }

    /// "Oh", "o", "zero".
    private func isZero(_ index: Int) -> Bool {
        guard index < tokens.count, digits(index) == nil else { return false }
        return word(index) == .number(0) || tokens[index].hash == EnglishTimes.letterO
    }
    private static let letterO = StableHash.of("o")

    /// The minutes of "ten thirty", "twelve oh three", "at 3 15", "ten-thirty".
    private func spokenMinute(at start: Int) -> (Int, Int)? {
        let index =
            isMark(start, 0x2D) && digits(start + 1) == nil && isAdjacent(start + 1) ? start + 1 : start
        if let (minute, count) = digits(index) {
            return count == 2 && minute < 60 ? (minute, index + 1) : nil
        }
        if isZero(index), case let next = isMark(index + 1, 0x2D) ? index + 2 : index + 1,
            let (minute, behind) = number(next), minute < 10, word(next) != .a
        {
            return (minute, behind)
        }
        guard case .number? = word(index), let (minute, next) = number(index), (10..<60).contains(minute)
        else { return nil }
        return (minute, next)
    }

    /// Half past 3, a quarter to noon, twenty (minutes) past 3 pm; 9 to 5 is none: only twelfths go without "minutes".
    ///
    /// - Parameter isBritish: whether "half ten" may be half past ten here.
    private func relativeClock(at start: Int, isBritish: Bool) -> (ClockReading, Int)? {
        var index = word(start) == .a ? start + 1 : start
        var minutes = 0
        var isTwelfth = true
        if isBritish, word(index) == .half, let (hour, next) = number(index + 1), (1...12).contains(hour),
            word(index + 1) != .a
        {
            let clock = ClockReading(hour: hour, minute: 30, mayBeAfternoon: true, hasMinutes: true)
            return isMeasured(next) ? nil : meridiem(clock, next)
        }
        switch word(index) {
        case .half?: (minutes, index) = (30, index + 1)
        case .quarter?: (minutes, index) = (15, index + 1)
        default:
            guard word(start) != .a, let (said, next) = number(index), (1..<60).contains(said) else {
                return nil
            }
            (minutes, index) = (said, next)
            isTwelfth = said % 5 == 0
            if word(index) == .unit(.minute) { (isTwelfth, index) = (true, index + 1) }
        }
        let isBefore: Bool
        switch word(index) {
        case .past?, .after?: isBefore = false
        case .to?, .before?, .until?:
            guard isTwelfth, word(start - 1) != .from, word(start - 1) != .between else { return nil }
            isBefore = true
        default: return nil
        }
        var clock: ClockReading
        var next = index + 1
        if case .clock(let hour)? = word(next) {
            (clock, next) = (ClockReading(hour: hour == 0 && isBefore ? 24 : hour), next + 1)
        } else if let (hour, behind) = number(next), (1...24).contains(hour),
            let (settled, last) = meridiem(ClockReading(hour: hour, mayBeAfternoon: hour <= 12), behind)
        {
            (clock, next) = (settled, last)
        } else {
            return nil
        }
        let total = clock.hour * 60 + (isBefore ? -minutes : minutes)
        guard total >= 0 else { return nil }
        clock = ClockReading(
            hour: total / 60, minute: total % 60, mayBeAfternoon: clock.mayBeAfternoon, hasMinutes: true)
        return (clock, next)
    }

    /// In the morning, this evening, at night; "morning" alone behind a day.
    func part(at start: Int) -> (DayPart, Int)? {
        var index = start
        while true {
            switch word(index) {
            case .in?, .at?, .the?, .this?: index += 1
            case .part(let part)?: return (part, index + 1)
            case .tonight? where index > start: return nil
            default: return nil
            }
        }
    }
}
