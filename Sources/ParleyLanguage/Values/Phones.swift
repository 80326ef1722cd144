// Telephone numbers: Chinese mobiles and land lines, American and international forms.

enum Phones {
    private struct Group {
        var range: Range<Int>
        /// What stands between this group and the one before; 0 at the start.
        var separator: Scalar
    }

    /// Each with its digits alone, `+` and country code kept unless it is China's before a mobile number.
    static func found(in text: [Scalar], range: Range<Int>) -> [(number: String, range: Range<Int>)] {
        var found: [(String, Range<Int>)] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard text[position].isDigit else {
                position += 1
                continue
            }
            let groups = groups(text, from: position, limit: range.upperBound)
            var index = 0
            while index < groups.count {
                let start = start(text, groups[index], range)
                if let (number, used) = longest(
                    text, groups[index...], isInternational: start.isInternational)
                {
                    found.append((number, start.position..<groups[index + used - 1].range.upperBound))
                    index += used
                } else {
                    index += 1
                }
            }
            position = groups.last?.range.upperBound ?? position + 1
        }
        return found.filter { isWhole(text, $0.1, range) }
    }

    /// Runs of digits with at most a blank, a hyphen, a point or a bracket between them.
    private static func groups(_ text: [Scalar], from start: Int, limit: Int) -> [Group] {
        var groups: [Group] = []
        var position = start
        var separator: Scalar = 0
        while position < limit, text[position].isDigit {
            var end = position
            while end < limit, text[end].isDigit { end += 1 }
            groups.append(Group(range: position..<end, separator: separator))
            guard end < limit, isSeparator(text[end]) else { break }
            separator = text[end]
            position = end + 1
            // ") " and ")-" after an area code.
            if separator == 0x29, position < limit, text[position] == .blank || text[position] == 0x2D {
                position += 1
            }
        }
        return groups
    }

    private static func isSeparator(_ scalar: Scalar) -> Bool {
        scalar == .blank || scalar == 0x2D || scalar == 0x2E || scalar == 0x29
    }

    private static func start(_ text: [Scalar], _ group: Group, _ range: Range<Int>) -> (
        position: Int, isInternational: Bool
    ) {
        let first = group.range.lowerBound
        guard first > range.lowerBound else { return (first, false) }
        switch text[first - 1] {
        case 0x2B: return (first - 1, true)  // +
        case 0x28: return (first - 1, false)  // (
        default: return (first, false)
        }
    }

    /// The number that the most groups from the first on make up.
    private static func longest(
        _ text: [Scalar], _ groups: ArraySlice<Group>, isInternational: Bool
    ) -> (String, Int)? {
        for count in stride(from: min(groups.count, 6), to: 0, by: -1) {
            let taken = groups.prefix(count)
            // No number has fewer digits, or more.
            guard (8...15).contains(taken.reduce(0, { $0 + $1.range.count })) else { continue }
            let digits = taken.flatMap { text[$0.range] }
            if let number = number(digits, sizes: taken.map(\.range.count), isInternational: isInternational)
            {
                return (number, count)
            }
        }
        return nil
    }

    private static func number(_ digits: [Scalar], sizes: [Int], isInternational: Bool) -> String? {
        var digits = digits
        if isInternational || sizes[0] == 2 || sizes == [13], digits.starts(with: [0x38, 0x36]),
            isMobile(digits.dropFirst(2))
        {
            digits.removeFirst(2)
            return String(scalarNumbers: digits)
        }
        // 00 is dialled for the +.
        if sizes[0] > 2 || sizes[0] == 2 && sizes.count > 1, digits.starts(with: [0x30, 0x30]),
            (10...15).contains(digits.count), digits[2] != 0x30
        {
            return number(Array(digits.dropFirst(2)), sizes: [digits.count - 2], isInternational: true)
        }
        if isInternational {
            return (8...15).contains(digits.count) ? "+" + String(scalarNumbers: digits) : nil
        }
        if isMobile(digits[...]), sizes[0] >= 3 { return String(scalarNumbers: digits) }
        if digits[0] == 0x30, digits.count > 1, digits[1] != 0x30 {
            let isLandLine = [[3, 8], [4, 7], [4, 8], [3, 4, 4], [4, 4, 4], [4, 3, 4]].contains(sizes)
            return isLandLine ? String(scalarNumbers: digits) : nil
        }
        let isGrouped = sizes == [3, 3, 4] || sizes == [3, 4, 3] || sizes == [1, 3, 3, 4]
        return isGrouped ? String(scalarNumbers: digits) : nil
    }

    private static func isMobile(_ digits: ArraySlice<Scalar>) -> Bool {
        guard digits.count == 11, digits.first == 0x31, let second = digits.dropFirst().first else {
            return false
        }
        return second >= 0x33
    }

    private static func isWhole(_ text: [Scalar], _ found: Range<Int>, _ range: Range<Int>) -> Bool {
        if found.lowerBound > range.lowerBound {
            let before = text[found.lowerBound - 1]
            if before.isDigit || before.isASCIILetter || before == 0x2B || before == 0x40 { return false }
        }
        return found.upperBound >= range.upperBound || !text[found.upperBound].isASCIIWord
    }

    /// The only digits of a message, as Americans write their ten, or with the zero of a trunk call before them as most
    /// others do: only where a number was asked for.
    static func bare(in text: [Scalar], range: Range<Int>) -> String? {
        guard let first = text[range].firstIndex(where: \.isDigit),
            let last = text[range].lastIndex(where: \.isDigit)
        else { return nil }
        let said = text[first...last]
        let digits = said.filter(\.isDigit)
        guard digits.count >= 9, said.allSatisfy({ $0.isDigit || isSeparator($0) || $0 == 0x2F }) else {
            return nil
        }
        let isTrunk = digits[0] == 0x30 && digits[1] != 0x30 && digits.count <= 12
        return isTrunk || (digits.count == 10 && digits[0] >= 0x32) ? String(scalarNumbers: digits) : nil
    }
}
