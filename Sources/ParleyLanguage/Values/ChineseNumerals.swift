// Numbers written in Chinese: 三百五十, 一万二, 两, 半, 三点五, 三分之一, 一二三四.

enum ChineseNumerals {
    /// What starts here; without a value where the characters are part of a word (一下, 万一, 十分满意, 第三) or say
    /// no one number (三四个, 十几, 三十多).
    static func number(in text: [Scalar], at start: Int, limit: Int) -> NumberReading? {
        let end = runEnd(text, start, limit)
        if end == start { return half(text, start, limit) }
        let none = NumberReading(value: nil, range: start..<end)
        if end - start > longest || (start > 0 && isRow(before: text[start - 1], text[start])) { return none }
        let value = value(text[start..<end])
        if let fraction = fraction(of: value, text, start..<end, limit) { return fraction }
        if let value, let decimal = decimal(value, text, start..<end, limit) { return decimal }
        if isPartOfWord(text, start..<end, limit) || isVague(text, end, limit) || isSpan(text[start..<end]) {
            return none
        }
        guard let value else { return none }
        if let length = measuredHalf(text, end, limit) {
            return NumberReading(value: value + 0.5, range: start..<end + length)
        }
        return NumberReading(value: value, range: start..<end)
    }

    /// Where the numerals end that start here.
    private static func runEnd(_ text: [Scalar], _ start: Int, _ limit: Int) -> Int {
        var end = start
        while end < limit, isNumeral(text[end]) { end += 1 }
        return end
    }

    /// 三分之一 is a third. 百分之五 is 5, as 5% is.
    private static func fraction(of parts: Double?, _ text: [Scalar], _ range: Range<Int>, _ limit: Int)
        -> NumberReading?
    {
        let start = range.upperBound + 2
        guard start < limit, text[range.upperBound] == 0x5206, text[start - 1] == 0x4E4B else { return nil }
        let end = runEnd(text, start, limit)
        guard end > start, let said = value(text[start..<end]) else { return nil }
        if text[range] == [0x767E] { return NumberReading(value: said, range: range.lowerBound..<end) }
        let share = parts.flatMap { $0 > 0 ? said / $0 : nil }
        return NumberReading(value: share, range: range.lowerBound..<end)
    }

    /// 三点五, 三点五万; 三点五十 is a time of the day.
    private static func decimal(_ whole: Double, _ text: [Scalar], _ range: Range<Int>, _ limit: Int)
        -> NumberReading?
    {
        var end = range.upperBound + 1
        guard end < limit, isPoint(text[end - 1]), digit(text[end]) != nil else { return nil }
        var value = whole
        var scale = 0.1
        while end < limit, let next = digit(text[end]) {
            value += Double(next) * scale
            scale /= 10
            end += 1
        }
        while end < limit, let unit = unit(text[end]) {
            if unit < 100 { return NumberReading(value: nil, range: range.lowerBound..<end + 1) }
            value *= unit
            end += 1
        }
        // 一点一点 is no number.
        let isWord = end < limit && isPoint(text[end])
        return NumberReading(
            value: isWord ? nil : NumberReading.rounded(value), range: range.lowerBound..<end)
    }

    /// The units behind digits, multiplied, and how many characters they are: 万, 千万. 百 of 百货 is none.
    static func factor(_ text: [Scalar], at start: Int, limit: Int) -> (Double, Int)? {
        var factor = 1.0
        var end = start
        while end < limit, let unit = unit(text[end]), unit >= 100 {
            factor *= unit
            end += 1
        }
        let isWord = words.contains { word in
            end > start && text[(end - 1)..<limit].starts(with: word)
        }
        return end == start || end - start > 3 || isWord ? nil : (factor, end - start)
    }

    /// The length of a measure word with 半 behind it: 两个半, 3年半.
    static func measuredHalf(_ text: [Scalar], _ at: Int, _ limit: Int) -> Int? {
        guard at + 1 < limit, text[at + 1] == halfSign, measures.contains(text[at]) else { return nil }
        return 2
    }

    /// Whether what follows a numeral makes it a rough one: 十几个, 三十多, 二十来个.
    static func isVague(_ text: [Scalar], _ at: Int, _ limit: Int) -> Bool {
        guard at < limit else { return false }
        if text[at] == 0x51E0 { return true }  // 几
        if text[at] == 0x591A { return at + 1 >= limit || text[at + 1] != 0x5C11 }  // 多, not 多少
        return text[at] == 0x6765 && at + 1 < limit && measures.contains(text[at + 1])  // 来
    }

    /// Two digits that name a span: 三四个 is three or four. 二三 alone might be said for 23 and is not taken either.
    static func isSpan(_ numeral: ArraySlice<Scalar>) -> Bool {
        guard numeral.count == 2, let left = numeral.first.flatMap(digit),
            let right = numeral.last.flatMap(digit)
        else { return false }
        return left > 0 && (right == left + 1 || (left == 3 && right == 5))
    }

    /// Whole numbers in either of two ways: with units (三百五十) or digit after digit (二零二三).
    static func value(_ numeral: ArraySlice<Scalar>) -> Double? {
        // 廿, 卅 and 卌 are twenty, thirty and forty.
        if numeral.contains(where: { tens[$0] != nil }) {
            return value(numeral.flatMap { scalar in tens[scalar].map { [$0, 0x5341] } ?? [scalar] }[...])
        }
        guard numeral.contains(where: { unit($0) != nil }) else {
            if numeral.count > 15 { return nil }
            var value = 0.0
            for scalar in numeral {
                guard let digit = digit(scalar) else { return nil }
                value = value * 10 + Double(digit)
            }
            return value
        }
        return withUnits(numeral)
    }

    private static let tens: [Scalar: Scalar] = [0x5EFF: 0x4E8C, 0x5345: 0x4E09, 0x534C: 0x56DB]

    private static func withUnits(_ numeral: ArraySlice<Scalar>) -> Double? {
        var total = 0.0
        var section = 0.0
        var pending: Double?
        var lastUnit = 1.0
        var afterZero = false
        // 百二 is 120 and 千一 1,100.
        let isShort = numeral.count > 1 && numeral.dropFirst().first.flatMap(digit) ?? 0 > 0
        for (place, scalar) in numeral.enumerated() {
            if let digit = digit(scalar) {
                if pending != nil, pending != 0 { return nil }
                pending = Double(digit)
                if digit == 0 { afterZero = true }
            } else if let unit = unit(scalar) {
                if unit >= 10_000 {
                    let before = section + (pending ?? 0)
                    if before == 0, total == 0 { return nil }
                    // 一亿三千万: what stands before 万 adds to the 亿; what stands before 亿 is multiplied as a whole.
                    total = unit == 10_000 ? total + before * unit : (total + before) * unit
                    section = 0
                } else {
                    if pending == nil || pending == 0, unit != 10, place > 0 || !isShort || unit > 1000 {
                        return nil
                    }
                    section += (pending == nil || pending == 0 ? 1 : pending ?? 1) * unit
                }
                pending = nil
                lastUnit = unit
                afterZero = false
            }
        }
        if let rest = pending {
            // 三百五 is 350, 三百零五 is 305, 十五 is 15.
            section += !afterZero && lastUnit >= 100 ? rest * lastUnit / 10 : rest
        }
        return total + section
    }

    /// No number has more characters.
    private static let longest = 30
    private static func isPoint(_ scalar: Scalar) -> Bool { scalar == 0x70B9 || scalar == 0x9EDE }  // 点 點
    private static let halfSign: Scalar = 0x534A

    private static let measures = Set("个個块元年月天斤岁米次份碗杯瓶件盒箱包条张".unicodeScalars.map(\.value))
    /// Whether the character in front makes of a numeral a place in a row, or a rough number: 第三, 几十, 数百.
    private static func isRow(before: Scalar, _ first: Scalar) -> Bool {
        before == 0x7B2C || ((before == 0x51E0 || before == 0x6570) && unit(first) != nil)
    }

    private static func half(_ text: [Scalar], _ start: Int, _ limit: Int) -> NumberReading? {
        guard start < limit, text[start] == halfSign else { return nil }
        // 半 counts only before a measure word, or alone: not in 半天, 半夜, 一半.
        if start + 1 < limit, !"个個年月小斤份".unicodeScalars.contains(where: { $0.value == text[start + 1] }) {
            return nil
        }
        return NumberReading(value: 0.5, range: start..<start + 1)
    }

    static func digit(_ scalar: Scalar) -> Int? {
        switch scalar {
        case 0x96F6, 0x3007: 0  // 零 〇
        case 0x4E00, 0x58F9, 0x5E7A: 1  // 一 壹 幺
        case 0x4E8C, 0x8D30, 0x4E24, 0x4FE9, 0x8CB3, 0x5169, 0x5006: 2  // 二 贰 两 俩 貳 兩 倆
        case 0x4E09, 0x53C1, 0x4EE8, 0x53C3: 3  // 三 叁 仨 參
        case 0x56DB, 0x8086: 4  // 四 肆
        case 0x4E94, 0x4F0D: 5  // 五 伍
        case 0x516D, 0x9646, 0x9678: 6  // 六 陆 陸
        case 0x4E03, 0x67D2: 7  // 七 柒
        case 0x516B, 0x634C: 8  // 八 捌
        case 0x4E5D, 0x7396: 9  // 九 玖
        default: nil
        }
    }

    private static func unit(_ scalar: Scalar) -> Double? {
        switch scalar {
        case 0x5341, 0x62FE: 10  // 十 拾
        case 0x767E, 0x4F70: 100  // 百 佰
        case 0x5343, 0x4EDF: 1000  // 千 仟
        case 0x4E07, 0x842C: 10_000  // 万 萬
        case 0x4EBF, 0x5104: 100_000_000  // 亿 億
        default: nil
        }
    }

    static func isNumeral(_ scalar: Scalar) -> Bool {
        digit(scalar) != nil || unit(scalar) != nil || tens[scalar] != nil
    }

    /// Whether a word reaches over all of the numeral: 千万 alone is "by all means", in 三千万 it counts.
    private static func isPartOfWord(_ text: [Scalar], _ range: Range<Int>, _ limit: Int) -> Bool {
        words.contains { word in
            (max(0, range.lowerBound - 1)...range.lowerBound).contains { start in
                let end = start + word.count
                return end >= range.upperBound && end <= limit && text[start..<end].elementsEqual(word)
            }
        }
    }

    /// Words that have a numeral's character and no number.
    private static let words: [[Scalar]] = """
        一下 一样 一些 一点 一起 一直 一定 一般 一共 一切 一旦 一边 一会 一致 一律 一来 一时 一向 一再 一路 一方 统一 唯一 之一 同一 另一 万一
        千万 十分 十足 百货 百度 百分 万能 两边 三包 四处 七夕 五一 双十 第一 第二 第三 第四 第五 第六 第七 第八 第九 第十 一半
        """.split(whereSeparator: { $0 == " " || $0.isNewline }).map { String($0).scalarNumbers }
}
