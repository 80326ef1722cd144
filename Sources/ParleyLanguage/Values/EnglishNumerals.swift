// Numbers written in English words: three hundred and fifty, twenty-five, half, a dozen.

enum EnglishNumerals {
    /// The number whose first word is the token at an index, and how many tokens it takes.
    static func number(in text: [Scalar], tokens: [Token], at first: Int) -> (
        finding: NumberFinding, tokens: Int
    )? {
        var total = 0.0
        var section = 0.0
        var index = first
        var end = first
        var hasDigits = false
        while index < tokens.count {
            let word = tokens[index].hash
            if let small = small[word] {
                // "three five" are two numbers; "twenty five" is one.
                if hasDigits,
                    !(small < 10 && section.truncatingRemainder(dividingBy: 100) >= 20
                        && section.truncatingRemainder(dividingBy: 10) == 0)
                {
                    if section.truncatingRemainder(dividingBy: 100) != 0 { break }
                }
                section += small
                hasDigits = true
            } else if word == hundred, hasDigits || isArticle(tokens, index - 1, from: first) {
                section = (section == 0 ? 1 : section) * 100
                hasDigits = true
            } else if let big = big[word], hasDigits || isArticle(tokens, index - 1, from: first) {
                total += (section == 0 ? 1 : section) * big
                section = 0
                hasDigits = true
            } else if word == dozen, end == index {
                section = (section == 0 ? 1 : section) * 12
                hasDigits = true
            } else if (word == article && index == first) || (word == and && hasDigits)
                || isHyphen(text, tokens[index])
            {
                index += 1
                continue
            } else {
                break
            }
            index += 1
            end = index
        }
        guard hasDigits, end > first else { return nil }
        let range = tokens[first].range.lowerBound..<tokens[end - 1].range.upperBound
        return (NumberFinding(value: total + section, range: range), end - first)
    }

    private static func isArticle(_ tokens: [Token], _ index: Int, from first: Int) -> Bool {
        index == first && tokens[index].hash == article
    }
    private static func isHyphen(_ text: [Scalar], _ token: Token) -> Bool {
        text[token.range.lowerBound] == 0x2D
    }

    private static let article = StableHash.of("a")
    private static let and = StableHash.of("and")
    private static let hundred = StableHash.of("hundred")
    private static let dozen = StableHash.of("dozen")
    private static let big: [UInt64: Double] = [
        StableHash.of("thousand"): 1000, StableHash.of("million"): 1_000_000,
        StableHash.of("billion"): 1_000_000_000,
    ]
    private static let small: [UInt64: Double] = {
        let units = """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
            eighteen nineteen
            """.split(whereSeparator: { $0 == " " || $0.isNewline })
        var words: [UInt64: Double] = [:]
        for (value, word) in units.enumerated() { words[StableHash.of(String(word))] = Double(value) }
        for (index, word) in "twenty thirty forty fifty sixty seventy eighty ninety".split(separator: " ")
            .enumerated()
        {
            words[StableHash.of(String(word))] = Double(index * 10 + 20)
        }
        return words
    }()
}
