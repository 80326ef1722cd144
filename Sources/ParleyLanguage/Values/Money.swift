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
        let numbers = Numbers.found(in: text, range: range)
        var found: [MoneyReading] = []
        var position = range.lowerBound
        for (index, number) in numbers.enumerated() where number.range.lowerBound >= position {
            let next = index + 1 < numbers.count ? numbers[index + 1] : nil
            guard let reading = reading(number, next, text, range) else { continue }
            found.append(reading)
            position = reading.range.upperBound
        }
        return found
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
            if let (share, length) = part(text, at: position, range) {
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
        guard let (share, length) = part(text, at: next.range.upperBound + blank, range), share == 0.01 else {
            return nil
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
        for (phrases, codes) in prefixes {
            let length = phrases.match(text, endingAt: end, in: range)
            if length > 0 { return (codes, end - length) }
        }
        return nil
    }

    private static func unit(_ text: [Scalar], at start: Int, _ range: Range<Int>) -> (Set<String>, Int)? {
        var best: (Set<String>, Int)?
        for (phrases, codes) in suffixes {
            let length = phrases.match(text, at: start, in: range)
            if length > best?.1 ?? 0 { best = (codes, length) }
        }
        return best
    }

    /// Tenths and hundredths of a unit.
    private static func part(_ text: [Scalar], at start: Int, _ range: Range<Int>) -> (Double, Int)? {
        let tenth = tenths.match(text, at: start, in: range)
        if tenth > 0 { return (0.1, tenth) }
        let hundredth = hundredths.match(text, at: start, in: range)
        return hundredth > 0 ? (0.01, hundredth) : nil
    }

    private static let tenths = Phrases("毛钱|毛|毫", joins: true)
    private static let hundredths = Phrases("分钱|cents|cent|c|¢|penny|pennies|pence")

    private static let dollars: Set<String> = ["USD", "CAD", "AUD", "HKD", "SGD", "NZD", "TWD"]
    private static let prefixes: [(Phrases, Set<String>)] = [
        (Phrases("us$|usd|美元|美金"), ["USD"]), (Phrases("hk$|hkd|港币|港幣"), ["HKD"]),
        (Phrases("nt$|twd"), ["TWD"]),
        (Phrases("rmb|cny|人民币|人民幣"), ["CNY"]), (Phrases("eur|€"), ["EUR"]), (Phrases("gbp|£"), ["GBP"]),
        (Phrases("jpy"), ["JPY"]),
        (Phrases("inr|rs|₹"), ["INR"]), (Phrases("krw|₩"), ["KRW"]), (Phrases("¥"), ["CNY", "JPY"]),
        (Phrases("$"), dollars),
        (Phrases("aud|a$"), ["AUD"]), (Phrases("cad"), ["CAD"]), (Phrases("sgd"), ["SGD"]),
        (Phrases("chf"), ["CHF"]), (Phrases("myr"), ["MYR"]),
    ]
    private static let suffixes: [(Phrases, Set<String>)] = [
        (Phrases("元|块钱|块|塊|元钱|圆|圓|蚊|块大洋", joins: true), []),
        (Phrases("元人民币|人民币|人民幣|rmb|cny|yuan|kuai", joins: true), ["CNY"]),
        (Phrases("us dollars|us dollar|usd|美元|美金|us$", joins: true), ["USD"]),
        (Phrases("dollars|dollar|bucks|buck|$", joins: true), dollars),
        (Phrases("euros|euro|eur|€|欧元|歐元", joins: true), ["EUR"]),
        (Phrases("pounds|pound|gbp|£|英镑|quid", joins: true), ["GBP"]),
        (Phrases("hkd|港币|港元|港幣|hk dollars", joins: true), ["HKD"]),
        (Phrases("jpy|yen|日元|日圆", joins: true), ["JPY"]),
        (Phrases("twd|台币|新台币|台幣", joins: true), ["TWD"]),
        (Phrases("rupees|rupee|inr|rs|卢比", joins: true), ["INR"]),
        (Phrases("won|krw|韩元", joins: true), ["KRW"]), (Phrases("sgd|新元|新币", joins: true), ["SGD"]),
        (Phrases("aud|澳元", joins: true), ["AUD"]),
        (Phrases("cad|加元", joins: true), ["CAD"]), (Phrases("chf|francs|瑞士法郎", joins: true), ["CHF"]),
        (Phrases("rub|卢布|roubles|rubles", joins: true), ["RUB"]),
        (Phrases("myr|rm|ringgit|令吉|马币", joins: true), ["MYR"]),
    ]
}
