// Amounts of money: ¥350, $3.50, 三百五十块五, 20 dollars and 43 cents, CNY 3, 三块五, 五毛.

/// An amount with the currencies that its words or sign may mean; none where none is said.
struct MoneyReading: Sendable, Hashable {
    var amount: Double
    /// ISO 4217.
    var currencies: Set<String>
    var range: Range<Int>
}

enum Money {
    /// Amounts with a sign or a word of money beside the number, from left to right.
    static func found(in text: [Scalar], range: Range<Int>) -> [MoneyReading] {
        let numbers = (spoken(Numbers.found(in: text, range: range), text) + behindCodes(text, range)).sorted
        {
            $0.range.lowerBound < $1.range.lowerBound
        }
        var found: [MoneyReading] = []
        var position = range.lowerBound
        for (index, number) in numbers.enumerated() where number.range.lowerBound >= position {
            let next = index + 1 < numbers.count ? numbers[index + 1] : nil
            guard let reading = reading(number, next, text, range) else { continue }
            found.append(reading)
            position = reading.range.upperBound
        }
        return (found + single(text, range)).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// "Three fifty" as a whole message, 350.
    static func bare(_ text: [Scalar], in range: Range<Int>) -> Double? {
        let numbers = Numbers.found(in: text, range: range)
        let merged = spoken(numbers, text)
        return numbers.count == 2 && merged.count == 1 ? merged[0].value : nil
    }

    /// Two numbers in words of which the first counts hundreds: "three fifty", "twelve ninety-nine".
    private static func spoken(_ numbers: [NumberFinding], _ text: [Scalar]) -> [NumberFinding] {
        var merged: [NumberFinding] = []
        for number in numbers {
            if let last = merged.last, text[last.range.lowerBound].isASCIILetter,
                text[number.range.lowerBound].isASCIILetter,
                last.range.upperBound + 1 == number.range.lowerBound,
                [0x20, 0x2D].contains(text[last.range.upperBound]),
                (1..<100).contains(last.value), last.value == last.value.rounded(),
                (10..<100).contains(number.value), number.value == number.value.rounded()
            {
                merged[merged.count - 1] = NumberFinding(
                    value: last.value * 100 + number.value,
                    range: last.range.lowerBound..<number.range.upperBound)
            } else {
                merged.append(number)
            }
        }
        return merged
    }

    /// Numbers that hang on a code: CHF3.04.
    private static func behindCodes(_ text: [Scalar], _ range: Range<Int>) -> [NumberFinding] {
        range.compactMap { position in
            guard position > range.lowerBound, text[position].isDigit, text[position - 1].isASCIILetter,
                MoneyWords.prefixes.contains(where: {
                    $0.0.match(text, endingAt: position, in: range.lowerBound..<position) > 0
                })
            else { return nil }
            return ArabicNumerals.number(in: text, at: position, limit: range.upperBound)?.finding
        }
    }

    /// "A dollar".
    private static func single(_ text: [Scalar], _ range: Range<Int>) -> [MoneyReading] {
        range.compactMap { position in
            guard text[position] == 0x61, position == range.lowerBound || text[position - 1] == .blank,
                position + 1 < range.upperBound, text[position + 1] == .blank,
                case let length = MoneyWords.single.match(text, at: position + 2, in: range), length > 0,
                let codes = unit(text, at: position + 2, range)?.0
            else { return nil }
            return MoneyReading(amount: 1, currencies: codes, range: position..<position + 2 + length)
        }
    }

    private static func reading(
        _ number: NumberFinding, _ next: NumberFinding?, _ text: [Scalar], _ range: Range<Int>
    ) -> MoneyReading? {
        var (start, end) = (number.range.lowerBound, number.range.upperBound)
        var currencies: Set<String> = []
        var isMoney = false
        if let (codes, place) = sign(before: start, text, range) {
            (currencies, start, isMoney) = (codes, place, true)
        }
        let blank = end < range.upperBound && text[end] == .blank ? 1 : 0
        var amount = number.value
        if let (codes, length) = unit(text, at: end + blank, range) {
            if currencies.isEmpty { currencies = codes }
            end += blank + length
            isMoney = true
            if let (rest, last) = change(text, from: end, next, range) {
                amount += amount < 0 ? -rest : rest
                end = last
            }
        } else if isMoney, blank == 1 || number.value == number.value.rounded(), let next,
            text[end..<next.range.lowerBound].contains(.blank),
            let (rest, last) = change(text, from: end, next, range)
        {
            // "$20 and 43", "US$3 and fourteen".
            amount += amount < 0 ? -rest : rest
            end = last
        } else if let (share, length) = part(text, at: end + blank, range) {
            amount *= share
            end += blank + length
            isMoney = true
            if share == 0.1, let digit = digit(text, at: end, range), !isMeasured(text, end + 1, range) {
                amount += Double(digit) / 100
                end += 1
            }
        }
        guard isMoney else { return nil }
        return MoneyReading(amount: NumberReading.rounded(amount), currencies: currencies, range: start..<end)
    }

    /// What follows whole units: 块五, 块五毛, 元三角二分, "and 43 cents".
    private static func change(
        _ text: [Scalar], from start: Int, _ next: NumberFinding?, _ range: Range<Int>
    ) -> (Double, Int)? {
        var position = start
        if position < range.upperBound, text[position] == 0x96F6 {
            // 三块零四 is 3.04.
            guard let cents = digit(text, at: position + 1, range) else { return nil }
            let sign = position + 2 < range.upperBound && text[position + 2] == 0x5206 ? 3 : 2
            return (Double(cents) / 100, position + sign)
        }
        if let tenths = digit(text, at: position, range), text[position].isHan || text[position - 1].isHan {
            position += 1
            var amount = Double(tenths) / 10
            // 三块四分.
            let isCents = position < range.upperBound && text[position] == 0x5206
            if let (share, length) = isCents ? (0.01, 1) : part(text, at: position, range) {
                amount = Double(tenths) * share
                position += length
                if share == 0.1, let cents = digit(text, at: position, range) {
                    let sign = position + 1 < range.upperBound && text[position + 1] == 0x5206 ? 2 : 1
                    return (amount + Double(cents) / 100, position + sign)
                }
                return (amount, position)
            }
            return isMeasured(text, position, range) ? nil : (amount, position)
        }
        // "20 dollars and 43 cents", "20 dollar 43c".
        guard let next, next.value >= 0, next.value < 100 else { return nil }
        let between = text[start..<max(start, next.range.lowerBound)]
        let joint = String(scalarNumbers: between).split(separator: " ").joined()
        guard ["", "and", ",", "&"].contains(joint) else { return nil }
        let blank = next.range.upperBound < range.upperBound && text[next.range.upperBound] == .blank ? 1 : 0
        // The c of "43c" hangs on to its number.
        let behind = next.range.upperBound..<range.upperBound
        let adjacent = blank == 0 ? MoneyWords.hundredths.match(text, at: behind.lowerBound, in: behind) : 0
        let said = adjacent > 0 ? (0.01, adjacent) : part(text, at: next.range.upperBound + blank, range)
        guard let (share, length) = said, share == 0.01 else {
            // "20 dollars and 43", "$20 43": at the end, or before a comma.
            let end = next.range.upperBound
            let isEnd = end == range.upperBound || text[end] == 0x2C || text[end].endsSentence
            let isCents = next.value >= 1 && next.value == next.value.rounded()
            return isEnd && isCents && joint != "," ? (next.value / 100, end) : nil
        }
        return (next.value / 100, next.range.upperBound + blank + length)
    }

    private static func digit(_ text: [Scalar], at position: Int, _ range: Range<Int>) -> Int? {
        guard position < range.upperBound else { return nil }
        let value =
            text[position].isDigit ? Int(text[position] - 0x30) : ChineseNumerals.digit(text[position])
        // A longer number is no change: 3元50.
        if position + 1 < range.upperBound,
            text[position + 1].isDigit || ChineseNumerals.digit(text[position + 1]) != nil
        {
            return nil
        }
        return value
    }

    /// Whether what follows counts something else: 三块五个.
    private static func isMeasured(_ text: [Scalar], _ position: Int, _ range: Range<Int>) -> Bool {
        guard position < range.upperBound else { return false }
        return "个件只张条本双份位岁年月日天号点千万百十".unicodeScalars.contains { $0.value == text[position] }
    }

    // MARK: Words

    private static func sign(before start: Int, _ text: [Scalar], _ range: Range<Int>) -> (Set<String>, Int)?
    {
        var end = start
        if end > range.lowerBound, text[end - 1] == .blank { end -= 1 }
        for (phrases, codes) in MoneyWords.prefixes {
            let length = phrases.match(text, endingAt: end, in: range.lowerBound..<end)
            if length > 0 { return (codes, end - length) }
        }
        return nil
    }

    private static func unit(_ text: [Scalar], at start: Int, _ range: Range<Int>) -> (Set<String>, Int)? {
        var best: (Set<String>, Int)?
        for (phrases, codes) in MoneyWords.suffixes where start < range.upperBound {
            let length = phrases.match(text, at: start, in: start..<range.upperBound)
            if length > best?.1 ?? 0 { best = (codes, length) }
        }
        return best
    }

    /// Tenths and hundredths of a unit.
    private static func part(_ text: [Scalar], at start: Int, _ range: Range<Int>) -> (Double, Int)? {
        let tenth = MoneyWords.tenths.match(text, at: start, in: range)
        if tenth > 0 { return (0.1, tenth) }
        let hundredth = MoneyWords.hundredths.match(text, at: start, in: range)
        return hundredth > 0 ? (0.01, hundredth) : nil
    }

}
