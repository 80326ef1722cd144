// Numbers written in Chinese: 三百五十, 一万二, 两, 半, 三点五, 一二三四.

enum ChineseNumerals {
    /// The number that starts here; `nil` where the characters are part of a word (一下, 万一, 十分满意).
    static func number(in text: [Scalar], at start: Int, limit: Int) -> NumberFinding? {
        var end = start
        while end < limit, isNumeral(text[end]), end - start <= longest { end += 1 }
        if end - start > longest { return nil }
        if end == start { return half(text, start, limit) }
        if isPartOfWord(text, start..<end, limit) { return nil }
        guard var value = value(text[start..<end]) else { return nil }
        if end + 1 < limit, text[end] == point, digit(text[end + 1]) != nil {
            var scale = 0.1
            end += 1
            while end < limit, let next = digit(text[end]) {
                value += Double(next) * scale
                scale /= 10
                end += 1
            }
            value = (value * 1e9).rounded() / 1e9
        } else if end + 1 < limit, text[end + 1] == halfSign, text[end] == 0x4E2A {
            // 两个半
            value += 0.5
            end += 2
        }
        return NumberFinding(value: value, range: start..<end)
    }

    /// Whole numbers in either of two ways: with units (三百五十) or digit after digit (二零二三).
    static func value(_ numeral: ArraySlice<Scalar>) -> Double? {
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

    private static func withUnits(_ numeral: ArraySlice<Scalar>) -> Double? {
        var total = 0.0
        var section = 0.0
        var pending: Double?
        var lastUnit = 1.0
        var afterZero = false
        for scalar in numeral {
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
                    if pending == nil || pending == 0, unit != 10 { return nil }
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
    private static let point: Scalar = 0x70B9
    private static let halfSign: Scalar = 0x534A

    private static func half(_ text: [Scalar], _ start: Int, _ limit: Int) -> NumberFinding? {
        guard start < limit, text[start] == halfSign else { return nil }
        // 半 counts only before a measure word, or alone: not in 半天, 半夜, 一半.
        if start + 1 < limit, !"个年月小斤份".unicodeScalars.contains(where: { $0.value == text[start + 1] }) {
            return nil
        }
        return NumberFinding(value: 0.5, range: start..<start + 1)
    }

    static func digit(_ scalar: Scalar) -> Int? {
        switch scalar {
        case 0x96F6, 0x3007: 0  // 零 〇
        case 0x4E00, 0x58F9, 0x5E7A: 1  // 一 壹 幺
        case 0x4E8C, 0x8D30, 0x4E24, 0x4FE9: 2  // 二 贰 两 俩
        case 0x4E09, 0x53C1, 0x4EE8: 3  // 三 叁 仨
        case 0x56DB, 0x8086: 4  // 四 肆
        case 0x4E94, 0x4F0D: 5  // 五 伍
        case 0x516D, 0x9646: 6  // 六 陆
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
        case 0x4E07: 10_000  // 万
        case 0x4EBF: 100_000_000  // 亿
        default: nil
        }
    }

    private static func isNumeral(_ scalar: Scalar) -> Bool { digit(scalar) != nil || unit(scalar) != nil }

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
