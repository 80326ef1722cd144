// All numbers in a message, however they are written.

import ParleyModel

enum Numbers {
    /// From left to right, none inside a word or a longer number.
    static func found(in text: [Scalar], range: Range<Int>) -> [NumberFinding] {
        var found: [NumberFinding] = []
        let tokens = Tokeniser.tokens(text, in: range)
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if let last = found.last, token.range.lowerBound < last.range.upperBound {
                index += 1
                continue
            }
            if token.kind == .word {
                if !isPronoun(tokens, index),
                    let (number, used) = EnglishNumerals.number(in: text, tokens: tokens, at: index)
                {
                    found.append(number)
                    index += used
                    continue
                }
            } else if let number = numeral(text, token, limit: range.upperBound) {
                found.append(number)
            }
            index += 1
        }
        return found
    }

    private static func numeral(_ text: [Scalar], _ token: Token, limit: Int) -> NumberFinding? {
        let start = token.range.lowerBound
        switch token.kind {
        case .han: return ChineseNumerals.number(in: text, at: start, limit: limit)
        case .digits:
            // The digits of "iPhone15" are part of a name.
            if start > 0, text[start - 1].isASCIILetter { return nil }
            return ArabicNumerals.number(in: text, at: start, limit: limit)
        case .mark where text[start] == 0x2D: return ArabicNumerals.number(in: text, at: start, limit: limit)
        case .mark, .word: return nil
        }
    }

    /// "The second one", "this one": no number.
    private static func isPronoun(_ tokens: [Token], _ index: Int) -> Bool {
        tokens[index].hash == one && index > 0 && pointing.contains(tokens[index - 1].hash)
    }
    private static let one = StableHash.of("one")
    private static let pointing = Set(
        [
            "the", "this", "that", "which", "no", "first", "second", "third", "last", "other", "another",
            "any", "every", "new",
        ]
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
