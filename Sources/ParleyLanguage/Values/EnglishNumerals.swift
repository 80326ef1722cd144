// Numbers written in English words: three hundred and fifty, twenty-five, two and a half, two thirds, half, a dozen.

/// Reads one number from its first word on.
struct EnglishNumerals {
    private let text: [Scalar]
    private let tokens: [Token]
    private let first: Int
    private var total = 0.0
    private var section = 0.0
    private var hasNumber = false
    /// Of the token behind the number's last word.
    private var end: Int

    private init(_ text: [Scalar], _ tokens: [Token], _ first: Int) {
        self.text = text
        self.tokens = tokens
        self.first = first
        end = first
    }

    /// What begins with the token at an index; `nil` when that is no word of a number.
    static func number(in text: [Scalar], tokens: [Token], at first: Int, range: Range<Int>) -> NumberReading?
    {
        var reader = EnglishNumerals(text, tokens, first)
        if let half = reader.half(range) { return half }
        if let couple = reader.couple(range) { return couple }
        reader.readWhole()
        guard reader.hasNumber else { return nil }
        return reader.reading()
    }

    /// What of "2 and a half" and "1.5 million" stands behind a number in digits.
    static func factor(_ word: ArraySlice<Scalar>) -> Double? {
        let hash = StableHash.of(word)
        return hash == hundred ? 100 : hash == dozen || hash == dozens ? 12 : big[hash]
    }

    /// The number of tokens from an index on that say "and a half".
    static func andHalf(_ tokens: [Token], at index: Int) -> Int {
        func has(_ hash: UInt64, _ offset: Int) -> Bool {
            index + offset < tokens.count && tokens[index + offset].hash == hash
        }
        guard has(and, 0) else { return 0 }
        if has(half, 1) { return 2 }
        return (has(article, 1) || has(one, 1)) && has(half, 2) ? 3 : 0
    }

    /// "A couple", with nothing counted behind it: "a couple of questions" is no count of guests.
    private func couple(_ range: Range<Int>) -> NumberReading? {
        guard tokens[first].hash == Self.article, first + 1 < tokens.count,
            tokens[first + 1].hash == Self.pair,
            first + 2 == tokens.count || tokens[first + 2].kind == .mark
                || Politeness.isAll(text, in: tokens[first + 2].range.lowerBound..<range.upperBound)
        else { return nil }
        return reading(2, to: first + 2)
    }

    // MARK: Whole numbers

    private mutating func readWhole() {
        var index = first
        while index < tokens.count {
            let word = tokens[index].hash
            if let small = Self.small[word] {
                if hasNumber, !takes(small) { break }
                section += small
            } else if word == Self.hundred, hasNumber || isArticle(before: index) {
                section = (section == 0 ? 1 : section) * 100
            } else if let big = Self.big[word], hasNumber || isArticle(before: index) {
                total += (section == 0 ? 1 : section) * big
                section = 0
            } else if word == Self.dozen || (word == Self.dozens && hasNumber),
                end == index || isArticle(before: index)
            {
                section = (section == 0 ? 1 : section) * 12
            } else if (word == Self.article && index == first) || (word == Self.and && hasNumber)
                || isHyphen(index)
            {
                index += 1
                continue
            } else {
                break
            }
            hasNumber = true
            index += 1
            end = index
        }
    }

    /// "three five" are two numbers, "twenty five" and "hundred five" are one.
    private func takes(_ small: Double) -> Bool {
        let rest = section.truncatingRemainder(dividingBy: 100)
        return rest == 0 || (small < 10 && rest >= 20 && rest.truncatingRemainder(dividingBy: 10) == 0)
    }

    private func isArticle(before index: Int) -> Bool {
        index == first + 1 && tokens[first].hash == Self.article
    }
    private func isHyphen(_ index: Int) -> Bool { text[tokens[index].range.lowerBound] == 0x2D }

    // MARK: Parts of one

    /// The whole number with its decimals, its half, or as a fraction.
    private func reading() -> NumberReading {
        var end = end
        var value = total + section
        if let (decimals, used) = decimals(at: end) {
            value += decimals
            end += used
        } else if case let used = Self.andHalf(tokens, at: end), used > 0 {
            value += 0.5
            end += used
        } else {
            let behind = end < tokens.count && isHyphen(end) ? end + 1 : end
            if behind < tokens.count, let parts = Self.parts[tokens[behind].hash], value < parts, value >= 1 {
                return reading(value / parts, to: behind + 1)
            }
            if behind < tokens.count, Self.ordinals.contains(tokens[behind].hash), value >= 20 {
                return reading(nil, to: behind + 1)
            }
            return reading(value, to: end)
        }
        if end < tokens.count, let big = Self.big[tokens[end].hash] {
            value *= big
            end += 1
        }
        return reading(NumberReading.rounded(value), to: end)
    }

    /// "point two five".
    private func decimals(at index: Int) -> (Double, Int)? {
        guard index < tokens.count, tokens[index].hash == Self.point else { return nil }
        var value = 0.0
        var scale = 0.1
        var used = 1
        while index + used < tokens.count, let digit = Self.small[tokens[index + used].hash], digit < 10 {
            value += digit * scale
            scale /= 10
            used += 1
        }
        return used > 1 ? (value, used) : nil
    }

    /// "Half" alone, "half a kilo", "half a million"; not "half past" or "the second half".
    private func half(_ range: Range<Int>) -> NumberReading? {
        let isAfterArticle = tokens[first].hash == Self.article
        let index = isAfterArticle ? first + 1 : first
        guard index < tokens.count, tokens[index].hash == Self.half else { return nil }
        if first > 0, Self.pointing.contains(tokens[first - 1].hash) { return nil }
        let next = index + 1
        if next + 1 < tokens.count, tokens[next].hash == Self.article,
            let factor = Self.factor(text[tokens[next + 1].range])
        {
            return reading(factor / 2, to: next + 2)
        }
        let isMeasured = next < tokens.count && [Self.article, Self.an].contains(tokens[next].hash)
        let isAlone =
            next >= tokens.count || tokens[next].kind == .mark
            || Politeness.isAll(text, in: tokens[next].range.lowerBound..<range.upperBound)
        return isMeasured || isAlone ? reading(0.5, to: next) : nil
    }

    private func reading(_ value: Double?, to end: Int) -> NumberReading {
        NumberReading(
            value: value, range: tokens[first].range.lowerBound..<tokens[end - 1].range.upperBound)
    }

    // MARK: Words

    private static let article = StableHash.of("a")
    private static let an = StableHash.of("an")
    private static let and = StableHash.of("and")
    private static let one = StableHash.of("one")
    private static let half = StableHash.of("half")
    private static let point = StableHash.of("point")
    private static let hundred = StableHash.of("hundred")
    private static let dozen = StableHash.of("dozen")
    private static let pair = StableHash.of("couple")
    private static let dozens = StableHash.of("dozens")
    private static let pointing = hashes("the first second third last other better this that my your")
    private static let ordinals = hashes("first second third fourth fifth sixth seventh eighth ninth")
    private static let big: [UInt64: Double] = [
        StableHash.of("thousand"): 1000, StableHash.of("million"): 1_000_000,
        StableHash.of("billion"): 1_000_000_000, StableHash.of("thousands"): 1000,
        StableHash.of("millions"): 1_000_000, StableHash.of("billions"): 1_000_000_000,
        StableHash.of("lakh"): 100_000, StableHash.of("lakhs"): 100_000, StableHash.of("lac"): 100_000,
        StableHash.of("crore"): 10_000_000, StableHash.of("crores"): 10_000_000,
        StableHash.of("krore"): 10_000_000, StableHash.of("krores"): 10_000_000,
        StableHash.of("cr"): 10_000_000,
    ]
    private static let small = table(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen
        """
    ) { Double($0) }.merging(
        table("twenty thirty forty fifty sixty seventy eighty ninety") { Double($0 * 10 + 20) }
    ) {
        left, _ in left
    }
    /// What parts of a whole are called, by how many of them make it up.
    private static let parts = table("half third quarter fifth sixth seventh eighth ninth tenth", parts)
        .merging(table("halves thirds quarters fifths sixths sevenths eighths ninths tenths", parts)) {
            left, _ in left
        }
        .merging([StableHash.of("fourth"): 4, StableHash.of("fourths"): 4]) { left, _ in left }
    private static func parts(_ place: Int) -> Double { Double(place + 2) }

    private static func table(_ words: String, _ value: (Int) -> Double) -> [UInt64: Double] {
        var table: [UInt64: Double] = [:]
        for (index, word) in words.split(whereSeparator: { $0 == " " || $0.isNewline }).enumerated() {
            table[StableHash.of(String(word))] = value(index)
        }
        return table
    }
    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.split(separator: " ").map { StableHash.of(String($0)) })
    }
}
