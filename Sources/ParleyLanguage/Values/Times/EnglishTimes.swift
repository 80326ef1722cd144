// Times in English: tomorrow at three, the day after tomorrow at noon, next Friday, march 3rd, in two weeks, half past eight.

/// Reads one expression after the other from a message's tokens. Each rule is a function of a token's index that gives what
/// it read and the index behind; the parts of an expression come in any order.
struct EnglishTimes {
    let text: [Scalar]
    let tokens: [Token]
    let context: TimeContext
    let words: [EnglishTimeWord?]

    init(_ text: [Scalar], _ tokens: [Token], _ context: TimeContext) {
        self.text = text
        self.tokens = tokens
        self.context = context
        words = tokens.map { $0.kind == .word ? Self.meaning(of: $0, in: text) : nil }
    }

    private static func meaning(of token: Token, in text: [Scalar]) -> EnglishTimeWord? {
        if let word = EnglishTimeWord.table[token.hash] { return word }
        let stem = token.range.dropLast(2)
        // "Next week's Friday", "tomorrow's".
        if stem.count > 2, text[stem.upperBound] == 0x27, text[stem.upperBound + 1] == 0x73 {
            return EnglishTimeWord.table[StableHash.of(text[stem])]
        }
        return EnglishTimeSlips.meant(by: text[token.range])
    }

    func found() -> [TimeReading] {
        var found: [TimeReading] = []
        var index = 0
        let hasJoint = hasJoint
        while index < tokens.count {
            if hasJoint, let (ends, next) = bounds(at: index) {
                found += ends
                index = next
            } else if let (reading, next) = reading(at: index) {
                found.append(reading)
                index = max(next, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    /// All parts that hang together from here on.
    func reading(at start: Int) -> (TimeReading, Int)? {
        var reading = TimeReading(range: 0..<0)
        var index = start
        var end = start
        while index < tokens.count {
            if reading.day == nil, reading.shift == nil, let (day, shift, next) = day(at: index) {
                (reading.day, reading.shift) = (day, shift)
                if word(index) == .tonight || (next > index && word(next - 1) == .tonight) {
                    reading.part = .evening
                }
                (index, end) = (next, next)
                if let day, day.grain == .day, let behind = weekday(behind: next, of: day.first) {
                    (index, end) = (behind, behind)
                }
            } else if reading.clock == nil, let (clock, next) = clock(at: index, isAfterTime: end > start) {
                reading.clock = clock
                (index, end) = (next, next)
            } else if reading.part == nil, reading.day != nil || reading.clock != nil || isThis(index),
                let (part, next) = part(at: index)
            {
                reading.part = part
                if reading.day == nil, word(index) == .this { reading.day = DayReading(first: context.today) }
                (index, end) = (next, next)
            } else if end == start, case .part(let part)? = word(index), word(index + 1) == .of,
                let (day, _, next) = day(at: index + 2), let day, day.grain == .day
            {
                // "The morning of the 15th".
                (reading.part, reading.day) = (part, day)
                (index, end) = (next, next)
            } else if end > start, isJoint(index) {
                index += 1
            } else {
                break
            }
        }
        guard end > start else { return nil }
        reading.range = tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound
        if let clock = reading.clock {
            if clock.mayBeAfternoon, reading.part == nil, reading.day == nil { reading.unsettled = clock }
            reading.clock = context.settled(clock, part: reading.part, on: reading.day?.first)
            if let (offset, next) = zone(at: end) {
                context.move(&reading, from: offset)
                end = next
                reading.range = tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound
            }
        }
        return (reading, end)
    }

    private func isThis(_ index: Int) -> Bool {
        switch word(index) {
        case .this?, .in?, .at?: true
        default: false
        }
    }

    private func isJoint(_ index: Int) -> Bool {
        if isMark(index, 0x2C) { return true }
        switch word(index) {
        case .at?, .on?, .of?, .in?, .the?, .this?: return true
        default: return false
        }
    }

    // MARK: Tokens

    func word(_ index: Int) -> EnglishTimeWord? { words.indices.contains(index) ? words[index] : nil }

    func isMark(_ index: Int, _ scalar: Scalar) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .mark
            && text[tokens[index].range.lowerBound] == scalar
    }

    /// Whether the message ends here, but for marks.
    func isEnd(_ index: Int) -> Bool {
        index >= tokens.count || tokens[index...].allSatisfy { $0.kind == .mark }
    }

    func isAdjacent(_ index: Int) -> Bool {
        index > 0 && index < tokens.count
            && tokens[index - 1].range.upperBound == tokens[index].range.lowerBound
    }

    /// Digits without a point, and how many they are.
    func digits(_ index: Int) -> (value: Int, count: Int)? {
        guard index >= 0, index < tokens.count, tokens[index].kind == .digits, tokens[index].range.count <= 4
        else { return nil }
        var value = 0
        for position in tokens[index].range {
            guard text[position].isDigit else { return nil }
            value = value * 10 + Int(text[position] - 0x30)
        }
        return (value, tokens[index].range.count)
    }

    /// A small whole number in digits or words, with the index behind it: 25, twenty five, twenty-five, a couple of.
    func number(_ index: Int) -> (Int, Int)? {
        if let (value, _) = digits(index) { return (value, index + 1) }
        switch word(index) {
        case .number(let value)?:
            guard value >= 20 else { return (value, index + 1) }
            let next = isMark(index + 1, 0x2D) ? index + 2 : index + 1
            if case .number(let small)? = word(next), (1...9).contains(small) {
                return (value + small, next + 1)
            }
            return (value, index + 1)
        case .a?:
            if word(index + 1) == .couple { return number(index + 1) }
            if word(index + 1) == .few { return (3, index + 2) }
            return (1, index + 1)
        case .couple?: return (2, word(index + 1) == .of ? index + 2 : index + 1)
        case .few?: return (3, index + 1)
        default: return nil
        }
    }

    /// 3rd, third, twenty first.
    func ordinal(_ index: Int) -> (Int, Int)? {
        if let (value, count) = digits(index), count <= 2, isAdjacent(index + 1),
            tokens[index + 1].kind == .word,
            EnglishTimes.endings.match(
                text, at: tokens[index + 1].range.lowerBound, in: tokens[index + 1].range) == 2
        {
            return (value, index + 2)
        }
        switch word(index) {
        case .ordinal(let value)?: return (value, index + 1)
        case .number(let tens)? where tens == 20 || tens == 30:
            let next = isMark(index + 1, 0x2D) ? index + 2 : index + 1
            if case .ordinal(let small)? = word(next), small < 10 { return (tens + small, next + 1) }
            return nil
        default: return nil
        }
    }
    private static let endings = Phrases("st|nd|rd|th")
}
