// Numbers written in digits: 1,234.5, -3, 1.5万, 3k.

/// A number and where it stands.
struct NumberFinding: Sendable, Hashable {
    var value: Double
    var range: Range<Int>
}

enum ArabicNumerals {
    /// More digits than this are a code, not an amount.
    private static let digitLimit = 15

    /// The number whose first digit, or whose sign, stands here.
    static func number(in text: [Scalar], at start: Int, limit: Int) -> NumberFinding? {
        var position = start
        let isNegative = text[position] == 0x2D
        if isNegative {
            // A hyphen between two things is no sign.
            if start > 0, text[start - 1].isASCIIWord || text[start - 1] == 0x2D { return nil }
            position += 1
        }
        guard position < limit, text[position].isDigit, let whole = wholePart(text, position, limit) else {
            return nil
        }
        var (value, end) = whole
        var scale = 0.1
        if end + 1 < limit, text[end] == 0x2E, text[end + 1].isDigit {
            end += 1
            while end < limit, text[end].isDigit {
                value += Double(text[end] - 0x30) * scale
                scale /= 10
                end += 1
            }
            // 1.2.3 is a version or a date.
            if end + 1 < limit, text[end] == 0x2E, text[end + 1].isDigit { return nil }
            value = (value * 1e9).rounded() / 1e9
        }
        if end < limit, let (factor, length) = multiplier(text, end, limit) {
            value *= factor
            end += length
        }
        return NumberFinding(value: isNegative ? -value : value, range: start..<end)
    }

    /// Digits, with commas before groups of three.
    private static func wholePart(_ text: [Scalar], _ start: Int, _ limit: Int) -> (Double, Int)? {
        var value = 0.0
        var digits = 0
        var position = start
        while position < limit {
            if text[position].isDigit {
                value = value * 10 + Double(text[position] - 0x30)
                digits += 1
                position += 1
            } else if text[position] == 0x2C, isGroup(text, position + 1, limit) {
                position += 1
            } else {
                break
            }
        }
        return digits > digitLimit ? nil : (value, position)
    }

    private static func isGroup(_ text: [Scalar], _ start: Int, _ limit: Int) -> Bool {
        guard start + 3 <= limit, text[start..<start + 3].allSatisfy(\.isDigit) else { return false }
        return start + 3 == limit || !text[start + 3].isDigit
    }

    private static func multiplier(_ text: [Scalar], _ at: Int, _ limit: Int) -> (Double, Int)? {
        let isLast = at + 1 >= limit || !text[at + 1].isASCIIWord
        switch text[at] {
        case 0x767E: return (100, 1)  // 百
        case 0x5343: return (1000, 1)  // 千
        case 0x4E07: return (10_000, 1)  // 万
        case 0x4EBF: return (100_000_000, 1)  // 亿
        case 0x6B where isLast: return (1000, 1)  // k
        default: return nil
        }
    }
}
