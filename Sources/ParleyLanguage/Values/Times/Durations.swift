// Lengths of time: two and a half hours, 30 mins, 一个半小时, 半天, 一小时三十分.

enum ChineseDurations {
    struct Reading {
        var seconds: Double
        /// Where there is one whole count of one unit.
        var whole: Int?
        var unit: TimeUnit
        var end: Int
    }

    private static let units: [(String, TimeUnit)] = [
        ("秒钟", .second), ("秒", .second), ("分钟", .minute), ("小时", .hour), ("钟头", .hour), ("个钟", .hour),
        ("天", .day), ("日", .day),
        ("星期", .week), ("礼拜", .week), ("周", .week), ("季度", .quarter), ("年", .year),
    ]

    /// - Parameter text: simplified characters.
    static func reading(_ text: [Scalar], at start: Int, in range: Range<Int>) -> Reading? {
        guard var reading = part(text, at: start, in: range) else { return nil }
        while true {
            var next = reading.end
            if next < range.upperBound, text[next] == 0x96F6 { next += 1 }
            guard let more = part(text, at: next, in: range, behind: reading.unit),
                more.unit.seconds < reading.unit.seconds
            else { break }
            reading.seconds += more.seconds
            reading.whole = nil
            reading.end = more.end
            reading.unit = more.unit
        }
        return reading
    }

    private static func part(
        _ text: [Scalar], at start: Int, in range: Range<Int>, behind larger: TimeUnit? = nil
    ) -> Reading? {
        guard start < range.upperBound else { return nil }
        func at(_ position: Int, _ scalar: Scalar) -> Bool {
            position < range.upperBound && text[position] == scalar
        }
        let (half, measure): (Scalar, Scalar) = (0x534A, 0x4E2A)
        var count: Double
        var position: Int
        if at(start, half) {
            (count, position) = (0.5, start + 1)
            if at(position, measure) { position += 1 }
        } else if at(start, measure), at(start + 1, half) {
            (count, position) = (1.5, start + 2)
        } else if let reading = ArabicOrChinese.number(text, at: start, in: range) {
            (count, position) = (reading.value, reading.end)
            if at(position, .blank) { position += 1 }
            let hasMeasure = at(position, measure)
            if hasMeasure { position += 1 }
            if at(position, half),
                hasMeasure || reading.value != reading.value.rounded() || isUnit(text, position + 1, range)
            {
                count += 0.5
                position += 1
            }
        } else {
            return nil
        }
        guard
            let (unit, end) = unit(
                text, at: position, in: range, hasMeasure: position > start && text[position - 1] == measure,
                isHalf: position > start && text[position - 1] == half, behind: larger)
        else { return nil }
        // 2025年 and 二零二五年 name a year.
        if unit == .year, (1800..<2200).contains(count), end == position + 1 { return nil }
        var last = end
        if at(end, half), count == count.rounded() { (count, last) = (count + 0.5, end + 1) }
        return Reading(seconds: count * unit.seconds, whole: Int(exactly: count), unit: unit, end: last)
    }

    private static func isUnit(_ text: [Scalar], _ position: Int, _ range: Range<Int>) -> Bool {
        unit(text, at: position, in: range, hasMeasure: false, isHalf: true, behind: nil) != nil
    }

    private static func unit(
        _ text: [Scalar], at position: Int, in range: Range<Int>, hasMeasure: Bool, isHalf: Bool,
        behind larger: TimeUnit?
    ) -> (TimeUnit, Int)? {
        func starts(_ word: String) -> Int? {
            var end = position
            for scalar in word.unicodeScalars {
                guard end < range.upperBound, text[end] == scalar.value else { return nil }
                end += 1
            }
            return end
        }
        for (word, unit) in units { if let end = starts(word) { return (unit, end) } }
        // 三月 is March and 三个月 a length; 三分 is a length behind hours only, or before 半.
        if hasMeasure || isHalf, let end = starts("月") { return (.month, end) }
        if hasMeasure, let end = starts("钟") { return (.hour, end) }
        if let end = starts("分"), larger == .hour || (end < range.upperBound && text[end] == 0x534A) || isHalf
        {
            return (.minute, end)
        }
        return nil
    }
}

/// A plain number at a place, in digits or characters.
enum ArabicOrChinese {
    static func number(_ text: [Scalar], at start: Int, in range: Range<Int>) -> (value: Double, end: Int)? {
        guard start < range.upperBound, start == 0 || !text[start - 1].isDigit else { return nil }
        if text[start].isDigit {
            var end = start
            var isDecimal = false
            while end < range.upperBound,
                text[end].isDigit
                    || (text[end] == 0x2E && !isDecimal && end + 1 < range.upperBound
                        && text[end + 1].isDigit)
            {
                isDecimal = isDecimal || text[end] == 0x2E
                end += 1
            }
            guard end - start <= 9, let value = Double(String(scalarNumbers: text[start..<end])) else {
                return nil
            }
            return (value, end)
        }
        var end = start
        while end < range.upperBound, end - start < 10,
            ChineseNumerals.digit(text[end]) != nil || [0x5341, 0x767E, 0x5343, 0x4E07].contains(text[end])
        {
            end += 1
        }
        // 两三天 is two or three.
        guard end > start, !ChineseNumerals.isSpan(text[start..<end]),
            let value = ChineseNumerals.value(text[start..<end])
        else { return nil }
        if end + 1 < range.upperBound, text[end] == 0x70B9, let digit = ChineseNumerals.digit(text[end + 1]) {
            return (value + Double(digit) / 10, end + 2)
        }
        return (value, end)
    }
}

extension EnglishTimes {
    /// Lengths that no other time is made of: "for two hours", "an hour and a half".
    func durations() -> [DurationReading] {
        var found: [DurationReading] = []
        var index = 0
        while index < tokens.count {
            guard let (seconds, next) = duration(at: index) else {
                index += 1
                continue
            }
            found.append(
                DurationReading(
                    seconds: seconds,
                    range: tokens[index].range.lowerBound..<tokens[next - 1].range.upperBound))
            index = next
        }
        return found
    }

    private func duration(at start: Int) -> (Double, Int)? {
        guard var (seconds, next) = single(at: start) else { return nil }
        while true {
            var behind = next
            if isMark(behind, 0x2C) || word(behind) == .and { behind += 1 }
            if behind > next, let half = half(at: behind, of: next - 1) {
                (seconds, next) = (seconds + half.0, half.1)
            } else if let (more, last) = single(at: behind) {
                (seconds, next) = (seconds + more, last)
            } else {
                return rest(behind: next).map { (seconds + Double($0.0 * 60), $0.1) } ?? (seconds, next)
            }
        }
    }

    /// The minutes of "two hours ten" and "1 hour and thirty", with nothing behind them.
    private func rest(behind unitAt: Int) -> (Int, Int)? {
        let index = word(unitAt) == .and ? unitAt + 1 : unitAt
        guard unit(unitAt - 1) == .hour, word(index) != .a, let (minutes, next) = number(index),
            next == tokens.count, (1..<60).contains(minutes)
        else { return nil }
        return (minutes, next)
    }

    /// "An hour and a half".
    private func half(at index: Int, of unitAt: Int) -> (Double, Int)? {
        let at = word(index) == .a ? index + 1 : index
        guard word(at) == .half, case .unit(let unit)? = word(unitAt) else { return nil }
        if case .unit? = word(at + 1) { return nil }
        return (unit.seconds / 2, at + 1)
    }

    private func single(at start: Int) -> (Double, Int)? {
        guard let (count, unitAt) = spanned(at: start),
            let unit = unit(unitAt, isFraction: isMark(unitAt - 2, 0x2F))
        else { return nil }
        return (count * unit.seconds, unitAt + 1)
    }

    /// - Parameter isFraction: behind 1/2 a letter may stand apart.
    func unit(_ index: Int, isFraction: Bool = false) -> TimeUnit? {
        if case .unit(let unit)? = word(index) { return unit }
        // "Seconds" alone is an ordinal's plural; 2h and 30m hang on to their number.
        guard index < tokens.count, tokens[index].kind == .word, isAdjacent(index) || isFraction,
            tokens[index].range.count == 1
        else {
            return word(index) == .ordinal(2) && index > 0 && tokens[index].range.count == 6 ? .second : nil
        }
        switch text[tokens[index].range.lowerBound] {
        case 0x68: return .hour
        case 0x6D: return .minute
        case 0x73: return .second
        default: return nil
        }
    }
}

extension ChineseTimes {
    func durations() -> [DurationReading] {
        var found: [DurationReading] = []
        var position = range.lowerBound
        while position < range.upperBound {
            if !isWithinNumeral(position),
                let reading = ChineseDurations.reading(text, at: position, in: range)
            {
                found.append(DurationReading(seconds: reading.seconds, range: position..<reading.end))
                position = reading.end
            } else {
                position += 1
            }
        }
        return found
    }

    /// Whether a numeral goes on here: in 两三天 nothing begins at 三.
    private func isWithinNumeral(_ position: Int) -> Bool {
        guard position > range.lowerBound else { return false }
        if text[position - 1].isDigit { return true }
        return ChineseNumerals.isNumeral(text[position]) && ChineseNumerals.isNumeral(text[position - 1])
    }
}
