// Numbers written in digits: 1,234.5, -3, .5, 1 000, 1.5万, 2 million, 3k, 2 and a half.

/// A number and where it stands.
struct NumberFinding: Sendable, Hashable {
    var value: Double
    var range: Range<Int>
}

/// What characters that may be a number are; without a value they look like one and are none, or none that is sure:
/// the digits of 1e3, 三四个. Nothing within the range is read again.
struct NumberReading: Sendable, Hashable {
    var value: Double?
    var range: Range<Int>

    var finding: NumberFinding? { value.map { NumberFinding(value: $0, range: range) } }
    var negated: NumberReading { NumberReading(value: value.map { -$0 }, range: range) }

    /// Without the noise of binary fractions: 1.1 million is 1,100,000.
    static func rounded(_ value: Double) -> Double { (value * 1e9).rounded() / 1e9 }
}

enum ArabicNumerals {
    /// More digits than this are a code, not an amount.
    private static let digitLimit = 15

    /// What begins with the digit or the point here; a sign in front is the caller's.
    static func number(in text: [Scalar], at start: Int, limit: Int) -> NumberReading? {
        if let reading = european(text, start, limit) { return reading }
        guard let (whole, wholeEnd) = wholePart(text, start, limit),
            var (value, end) = decimals(text, wholeEnd, limit, whole: whole)
        else { return NumberReading(value: nil, range: start..<runEnd(text, start, limit)) }
        if end < limit, text[end].isASCIILetter, !isUnit(text, end, limit) {
            return NumberReading(value: nil, range: start..<runEnd(text, end, limit))
        }
        if let (factor, length) = multiplier(text, end, limit) {
            value *= factor
            end += length
            if let rest = shortRest(text, end, limit), text[end - 1].isHan {
                value += rest * factor / 10
                end += 1
            }
        }
        if let length = ChineseNumerals.measuredHalf(text, end, limit) {
            value += 0.5
            end += length
        }
        // 三十多 and 30多 are no amount.
        if ChineseNumerals.isVague(text, end, limit) {
            return NumberReading(value: nil, range: start..<end)
        }
        return NumberReading(value: NumberReading.rounded(value), range: start..<end)
    }

    /// 1.299,95: dots before groups of three and a comma before one or two digits are written in no other way.
    private static func european(_ text: [Scalar], _ start: Int, _ limit: Int) -> NumberReading? {
        var end = start
        while end < limit, text[end].isDigit { end += 1 }
        guard (1...3).contains(end - start), end < limit, text[end] == 0x2E else { return nil }
        while end + 3 < limit, text[end] == 0x2E, text[end + 1..<end + 4].allSatisfy(\.isDigit) { end += 4 }
        guard end < limit, text[end] == 0x2C, text[end - 4] == 0x2E else { return nil }
        let cents = text[(end + 1)..<limit].prefix(while: \.isDigit)
        guard (1...2).contains(cents.count), cents.endIndex == limit || !text[cents.endIndex].isASCIIWord,
            let value = Double(
                String(scalarNumbers: text[start..<end].filter(\.isDigit)) + "."
                    + String(scalarNumbers: cents))
        else { return nil }
        return NumberReading(value: value, range: start..<cents.endIndex)
    }

    /// Where the characters end that hang together with a number that is none.
    private static func runEnd(_ text: [Scalar], _ start: Int, _ limit: Int) -> Int {
        var end = start + 1
        while end < limit {
            let joins = (text[end] == 0x2E || text[end] == 0x2C) && end + 1 < limit && text[end + 1].isDigit
            guard text[end].isASCIIWord || joins else { break }
            end += 1
        }
        return end
    }

    /// Digits, with commas or blanks before groups of three.
    private static func wholePart(_ text: [Scalar], _ start: Int, _ limit: Int) -> (Double, Int)? {
        var value = 0.0
        var digits = 0
        var position = start
        let first = text[start..<limit].prefix(while: \.isDigit).count
        let isSpaced = isSpaced(text, start + first, limit, first: first)
        while position < limit {
            if text[position].isDigit {
                value = value * 10 + Double(text[position] - 0x30)
                digits += 1
                position += 1
            } else if text[position] == 0x2C, (1...3).contains(first), isGroup(text, position + 1, limit) {
                position += 1
            } else if text[position] == .blank, isSpaced, isGroup(text, position + 1, limit) {
                position += 1
            } else {
                break
            }
        }
        return digits > digitLimit ? nil : (value, position)
    }

    private static func isGroup(_ text: [Scalar], _ start: Int, _ limit: Int) -> Bool {
        guard start + 3 <= limit, text[start..<start + 3].allSatisfy(\.isDigit) else { return false }
        return start + 3 == limit || !text[start + 3].isASCIIWord
    }

    /// Whether blanks part groups of three, as in "1 000 000"; "415 555 0123" and "100 200" are several numbers.
    private static func isSpaced(_ text: [Scalar], _ start: Int, _ limit: Int, first: Int) -> Bool {
        var position = start
        var startsWithZero = false
        while position < limit, text[position] == .blank, isGroup(text, position + 1, limit) {
            startsWithZero = startsWithZero || text[position + 1] == 0x30
            position += 4
        }
        let goesOn = position + 1 < limit && text[position] == .blank && text[position + 1].isDigit
        return position > start && !goesOn && (first < 3 || (first == 3 && startsWithZero))
    }

    /// The number with what stands behind its point; `nil` where it cannot be told what is meant: 1.2.3 is a version
    /// or a date, 3.000,50 and 1,5 are written in another way.
    private static func decimals(_ text: [Scalar], _ start: Int, _ limit: Int, whole: Double) -> (
        Double, Int
    )? {
        var value = whole
        var end = start
        var scale = 0.1
        if end + 1 < limit, text[end] == 0x2E, text[end + 1].isDigit {
            end += 1
            while end < limit, text[end].isDigit {
                value += Double(text[end] - 0x30) * scale
                scale /= 10
                end += 1
            }
        }
        guard end + 1 < limit, text[end + 1].isDigit else { return (value, end) }
        if text[end] == 0x2E { return nil }
        // A list without blanks is one only where what follows can be no decimals: "3,13800138001".
        let behind = text[(end + 1)..<limit].prefix(while: \.isDigit).count
        return text[end] == 0x2C && (behind < 4 || end > start) ? nil : (value, end)
    }

    /// Whether the letters right behind a number are those of a unit: "5kg", and neither "1e3" nor "2nd".
    private static func isUnit(_ text: [Scalar], _ start: Int, _ limit: Int) -> Bool {
        let letters = text[start..<limit].prefix(while: \.isASCIILetter)
        if letters.endIndex < limit, text[letters.endIndex].isDigit { return false }
        return ordinalEndings.match(text, at: start, in: start..<limit) == 0
    }
    private static let ordinalEndings = Phrases("st|nd|rd|th")

    /// The one digit behind a unit that counts tenths of it: 1万2 is 12,000.
    private static func shortRest(_ text: [Scalar], _ at: Int, _ limit: Int) -> Double? {
        guard at < limit,
            let digit = text[at].isDigit ? Int(text[at] - 0x30) : ChineseNumerals.digit(text[at]), digit > 0
        else { return nil }
        let next = at + 1 < limit ? text[at + 1] : .blank
        let goesOn =
            next.isASCIIWord || next == 0x2E || ChineseNumerals.digit(next) != nil
            || "十百千万亿个".unicodeScalars.contains { $0.value == next }
        return goesOn ? nil : Double(digit)
    }

    private static func multiplier(_ text: [Scalar], _ at: Int, _ limit: Int) -> (Double, Int)? {
        guard at < limit else { return nil }
        if text[at] == 0x6B, at + 1 >= limit || !text[at + 1].isASCIIWord { return (1000, 1) }  // k
        let blank = text[at] == .blank ? 1 : 0
        let start = at + blank
        guard start < limit else { return nil }
        if let (factor, length) = ChineseNumerals.factor(text, at: start, limit: limit) {
            return (factor, blank + length)
        }
        guard blank == 1 else { return nil }
        let word = text[start..<limit].prefix(while: \.isASCIILetter)
        return EnglishNumerals.factor(word).map { ($0, blank + word.count) }
    }
}
