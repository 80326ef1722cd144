// All numbers in a message, however they are written.

import ParleyModel

enum Numbers {
    /// From left to right, none inside a word or a longer number.
    static func found(in text: [Scalar], range: Range<Int>) -> [NumberFinding] {
        var found: [NumberFinding] = []
        let tokens = Tokeniser.tokens(text, in: range)
        var index = 0
        var position = range.lowerBound
        while index < tokens.count {
            let token = tokens[index]
            // A list without blanks, "3,13800138001", is one token with several numbers.
            let start = max(position, token.range.lowerBound)
            guard start < token.range.upperBound,
                let reading = signed(text, tokens, index, at: start, range: range)
            else {
                index += 1
                continue
            }
            position = reading.range.upperBound
            if position < token.range.upperBound, text[position] == 0x2C { position += 1 }
            if let number = reading.finding { found.append(number) }
        }
        return found
    }

    /// A number with the sign in front of it: -3, 负三, minus three.
    private static func signed(
        _ text: [Scalar], _ tokens: [Token], _ index: Int, at start: Int, range: Range<Int>
    )
        -> NumberReading?
    {
        let length = minus(text, tokens[index], range)
        guard length > 0 else { return unsigned(text, tokens, index, at: start, range: range) }
        let position = start + length
        guard let next = tokens[index...].firstIndex(where: { $0.range.lowerBound == position }),
            let reading = unsigned(text, tokens, next, at: position, range: range)
        else { return nil }
        return NumberReading(value: reading.value, range: start..<reading.range.upperBound).negated
    }

    /// The length of a sign with the blank behind it; 0: none.
    private static func minus(_ text: [Scalar], _ token: Token, _ range: Range<Int>) -> Int {
        let start = token.range.lowerBound
        switch token.kind {
        case .mark where text[start] == 0x2D:
            // A hyphen between two things is no sign.
            let isBetween =
                start > range.lowerBound && (text[start - 1].isASCIIWord || text[start - 1] == 0x2D)
            return isBetween || !isNumber(text, start + 1, range)
                ? isApart(text, start, range) ? 2 : 0 : 1
        case .word: return token.hash == minus || token.hash == negative ? token.range.count + 1 : 0
        case .han:
            let length = below.match(text, at: start, in: range)
            let isBlank = length > 0 && start + length < range.upperBound && text[start + length] == .blank
            return isBlank ? length + 1 : length
        case .mark, .digits: return 0
        }
    }
    private static func isNumber(_ text: [Scalar], _ start: Int, _ range: Range<Int>) -> Bool {
        let digit = start < range.upperBound && text[start] == 0x2E ? start + 1 : start
        return digit < range.upperBound && text[digit].isDigit
    }

    /// "- 5" as a whole message; elsewhere "- 5" is an item of a list.
    private static func isApart(_ text: [Scalar], _ start: Int, _ range: Range<Int>) -> Bool {
        start == range.lowerBound && start + 2 < range.upperBound && text[start + 1] == .blank
            && text[start + 2].isDigit && !text[start + 2..<range.upperBound].contains(.blank)
    }

    private static let minus = StableHash.of("minus")
    private static let negative = StableHash.of("negative")
    private static let below = Phrases("负|負|零下", joins: true)

    private static func unsigned(
        _ text: [Scalar], _ tokens: [Token], _ index: Int, at start: Int, range: Range<Int>
    )
        -> NumberReading?
    {
        let before = start > range.lowerBound ? text[start - 1] : .blank
        switch tokens[index].kind {
        case .word where isPronoun(tokens, index): return nil
        case .word: return EnglishNumerals.number(in: text, tokens: tokens, at: index, range: range)
        case .han: return ChineseNumerals.number(in: text, at: start, limit: range.upperBound)
        case .digits:
            // The digits of "iPhone15" are part of a name.
            if before.isASCIILetter { return NumberReading(value: nil, range: tokens[index].range) }
        case .mark:
            // .5 is a half; the point of "好。5" ends a sentence.
            guard text[start] == 0x2E, before == .blank || before == 0x2D, start + 1 < range.upperBound,
                text[start + 1].isDigit
            else { return nil }
        }
        guard var reading = ArabicNumerals.number(in: text, at: start, limit: range.upperBound) else {
            return nil
        }
        let next =
            tokens[index...].firstIndex { $0.range.lowerBound >= reading.range.upperBound } ?? tokens.count
        let half = EnglishNumerals.andHalf(tokens, at: next)
        if half > 0, let value = reading.value {
            let behind = next + half
            let factor = behind < tokens.count ? EnglishNumerals.factor(text[tokens[behind].range]) : nil
            reading.value = (value + 0.5) * (factor ?? 1)
            let last = factor == nil ? behind - 1 : behind
            reading.range = reading.range.lowerBound..<tokens[last].range.upperBound
        }
        return reading
    }

    /// "The second one", "this one", "the dark blue one": no number.
    private static func isPronoun(_ tokens: [Token], _ index: Int) -> Bool {
        guard tokens[index].hash == one, index > 0 else { return false }
        if pointing.contains(tokens[index - 1].hash) { return true }
        // A noun behind it is counted: "a good one day".
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        guard next.map({ $0.kind == .mark || behind.contains($0.hash) }) ?? true else { return false }
        for place in stride(from: index - 1, through: max(0, index - 3), by: -1) {
            guard tokens[place].kind == .word, !between.contains(tokens[place].hash) else { return false }
            if place < index - 1, articles.contains(tokens[place].hash) { return true }
        }
        return false
    }
    private static let one = StableHash.of("one")
    private static let pointing = Set(
        [
            "the", "this", "that", "which", "no", "first", "second", "third", "last", "other", "another",
            "any", "every", "new",
        ]
        .map { StableHash.of($0) })
    private static let articles = Set(["the", "a", "an", "this", "that"].map { StableHash.of($0) })
    /// What stands between an article and a number rather than before a pronoun: "the number is one".
    private static let between = Set(
        ["is", "was", "are", "to", "at", "by", "of", "for", "from", "until", "and", "or", "number", "no"]
            .map { StableHash.of($0) })
    private static let behind = Set(
        ["please", "thanks", "instead", "then", "and", "or", "for", "not", "is", "was", "now"]
            .map { StableHash.of($0) })

    /// The one number of a message; `nil` when there is none or two that differ.
    static func only(in text: [Scalar], range: Range<Int>) -> Double? {
        let found = found(in: text, range: range)
        guard let first = found.first, found.allSatisfy({ $0.value == first.value }) else { return nil }
        return first.value
    }

    static func value(_ number: Double, as type: SlotType) -> Value? {
        switch type {
        case .integer, .rating: number == number.rounded() ? Value.number(number) : nil
        default: Value.number(number)
        }
    }
}
