// Times in Chinese: 明天下午三点半, 下周三, 后天, 三天后, 月底, 3月5号, 今晚8点, 二零二六年三月.

/// Reads one expression after the other from a message's characters.
struct ChineseTimes {
    let text: [Scalar]
    let range: Range<Int>
    let context: TimeContext

    init(_ text: [Scalar], in range: Range<Int>, _ context: TimeContext) {
        self.text = text.map { Self.simplified[$0] ?? $0 }
        self.range = range
        self.context = context
    }

    func found() -> [TimeReading] {
        var found: [TimeReading] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard text[position].isDigit || text[position].isHan, let reading = reading(at: position) else {
                position = pastNumber(position)
                continue
            }
            found.append(found.last.map { sibling(reading, behind: $0) } ?? reading)
            position = max(position + 1, reading.range.upperBound)
        }
        return found
    }

    /// 12月3号到5号 is of one month; 周一到周五, said on a Wednesday, ends behind that Monday.
    private func sibling(_ last: TimeReading, behind first: TimeReading) -> TimeReading {
        guard let from = first.day, from.grain == .day, let to = last.day, to.grain == .day,
            isRange(first.range.upperBound..<last.range.lowerBound)
        else { return last }
        var sibling = last
        let begin = text[last.range.lowerBound]
        if text[first.range].contains(0x6708), begin.isDigit || ChineseNumerals.isNumeral(begin),
            !text[last.range].contains(0x6708),
            let day = CivilDay(year: from.first.year, month: from.first.month, day: to.first.day),
            from.first < day
        {
            sibling.day = DayReading(first: day)
        } else if to.first < from.first, word(Self.weeks, at: last.range.lowerBound) != nil {
            sibling.day = DayReading(first: to.first + 7)
        }
        return sibling
    }

    /// Whether this joins the ends of a range, and nothing else.
    private func isRange(_ gap: Range<Int>) -> Bool {
        guard let (_, end) = word(Self.joints, at: gap.lowerBound) else { return false }
        return text[end..<max(end, gap.upperBound)].allSatisfy { $0 == .blank }
    }
    static let joints = [("到", 0), ("至", 0), ("-", 0), ("—", 0), ("~", 0)]

    /// Nothing begins in the middle of a number.
    private func pastNumber(_ position: Int) -> Int {
        var end = position + 1
        guard text[position].isDigit else { return end }
        while end < range.upperBound, text[end].isDigit { end += 1 }
        return end
    }

    func reading(at start: Int) -> TimeReading? {
        var reading = TimeReading(range: start..<start)
        var position = start
        while position < range.upperBound {
            if reading.day == nil, reading.shift == nil, let day = day(at: position) {
                (reading.day, reading.shift, reading.part) = (day.day, day.shift, day.part ?? reading.part)
                position = day.end
                if let day = reading.day, day.grain == .day {
                    position = weekday(behind: position, of: day.first) ?? position
                }
            } else if reading.clock == nil,
                let (clock, end) = clock(at: position, isSettled: reading.day != nil || reading.part != nil)
            {
                reading.clock = clock
                position = end
            } else if reading.part == nil, reading.clock == nil, let (part, end) = part(at: position) {
                reading.part = part
                position = end
            } else if position > start, isJoint(position) {
                position += 1
                continue
            } else {
                break
            }
            reading.range = start..<position
        }
        guard !reading.range.isEmpty, reading.day != nil || reading.clock != nil || reading.shift != nil
        else { return nil }
        if var clock = reading.clock {
            // 三时 is at night; 下午三时 is not.
            if reading.part != nil, clock.second == nil, (1...12).contains(clock.hour) {
                clock.mayBeAfternoon = true
            }
            if clock.mayBeAfternoon, reading.part == nil, reading.day == nil { reading.unsettled = clock }
            reading.clock = context.settled(clock, part: reading.part, on: reading.day?.first)
        }
        return reading
    }

    private func isJoint(_ position: Int) -> Bool {
        text[position] == .blank || text[position] == 0x7684 || text[position] == 0x2C
            || text[position] == 0x65E5
    }

    // MARK: Characters

    func starts(_ word: String, at position: Int) -> Bool {
        var position = position
        for scalar in word.unicodeScalars {
            guard position < range.upperBound, text[position] == scalar.value else { return false }
            position += 1
        }
        return true
    }

    /// The first of these words that stands here, the longest first.
    func word<Meaning>(_ words: [(String, Meaning)], at position: Int) -> (Meaning, Int)? {
        for (word, meaning) in words where starts(word, at: position) {
            return (meaning, position + word.unicodeScalars.count)
        }
        return nil
    }

    /// A whole number in digits or characters: 3, 十五, 廿, 二零二六.
    func number(at start: Int) -> (Int, Int)? {
        var end = start
        while end < range.upperBound, text[end].isDigit { end += 1 }
        if end > start {
            guard end - start <= 4,
                !(end + 1 < range.upperBound && text[end] == 0x2E && text[end + 1].isDigit)
            else { return nil }
            return (text[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }, end)
        }
        while end < range.upperBound, end - start <= 6,
            ChineseNumerals.digit(text[end]) != nil || text[end] == 0x5341 || text[end] == 0x767E
                || text[end] == 0x5EFF || text[end] == 0x5345
        { end += 1 }
        guard end > start, end - start <= 6 else { return nil }
        // 廿 is twenty and 卅 thirty.
        var numeral: [Scalar] = []
        for scalar in text[start..<end] {
            numeral += scalar == 0x5EFF ? [0x4E8C, 0x5341] : scalar == 0x5345 ? [0x4E09, 0x5341] : [scalar]
        }
        guard let value = ChineseNumerals.value(numeral[...]), value < 10_000 else { return nil }
        return (Int(value), end)
    }

    static let simplified: [Scalar: Scalar] = {
        var table: [Scalar: Scalar] = [:]
        let pairs =
            "現现當当點点時时週周禮礼後后個个號号兩两這这鐘钟間间內内幾几過过壹一貳二參三陸六節节國国慶庆聖圣誕诞兒儿勞劳動动婦妇節节萬万單单雙双晝昼復复穌稣難难靈灵體体樹树東东陽阳親亲師师軍军黨党獨独謝谢龍龙團团燈灯蘭兰戰战權权費费際际環环將将總总統统倫伦農农曆历歷历禮礼榮荣後后燈灯齋斋開开馬马龐庞爾尔紀纪猶犹會会衛卫寶宝薩萨獻献歡欢誦诵經经轉转熱热賽赛麗丽達达羅罗納纳穫获獲获贖赎懺忏闆板歲岁帳帐結结豐丰屬属凱凯勝胜燭烛毀毁贾贾"
        let scalars = Array(pairs.unicodeScalars)
        for index in stride(from: 0, to: scalars.count - 1, by: 2) {
            table[scalars[index].value] = scalars[index + 1].value
        }
        return table
    }()
}
