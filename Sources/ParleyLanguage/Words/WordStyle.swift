// What counts as one word around numbers and marks in Chinese text: word lists and text collections differ.

/// Learned from cut text where there is some; else as most collections have it.
package struct WordStyle: Hashable, Sendable {
    /// 2007年, 12月, 31日 are one word.
    package var joinsDates = true
    /// 50% is one word.
    package var joinsPercent = true
    /// —— and …… are one word.
    package var joinsDashes = true

    package init() {}

    init(bits: UInt32) {
        joinsDates = bits & 1 != 0
        joinsPercent = bits & 2 != 0
        joinsDashes = bits & 4 != 0
    }

    var bits: UInt32 { (joinsDates ? 1 : 0) | (joinsPercent ? 2 : 0) | (joinsDashes ? 4 : 0) }

    /// As the words of cut texts show it; where they show nothing, as it was.
    package init(texts: [[String]]) {
        var (dates, percent, dashes) = (0, 0, 0)
        for words in texts {
            for (place, word) in words.enumerated() {
                let scalars = word.unicodeScalars.map(\.value)
                guard let first = scalars.first, let last = scalars.last else { continue }
                let follows = place > 0 ? words[place - 1].unicodeScalars.last?.value : nil
                let isAfterNumber = scalars.count == 1 && follows.map(Self.isDigit) == true
                if Self.isDigit(first), Self.isDateUnit(last) { dates += 1 }
                if isAfterNumber, Self.isDateUnit(last) { dates -= 1 }
                if Self.isDigit(first), Self.isPercent(last) { percent += 1 }
                if isAfterNumber, Self.isPercent(last) { percent -= 1 }
                if Self.isDash(first), scalars.count > 1, scalars.allSatisfy({ $0 == first }) { dashes += 1 }
                if Self.isDash(first), scalars.count == 1, follows == first { dashes -= 1 }
            }
        }
        if dates != 0 { joinsDates = dates > 0 }
        if percent != 0 { joinsPercent = percent > 0 }
        if dashes != 0 { joinsDashes = dashes > 0 }
    }

    static func isDigit(_ scalar: Scalar) -> Bool { scalar.isDigit || (0xFF10...0xFF19).contains(scalar) }
    /// 年 月 日 时
    static func isDateUnit(_ scalar: Scalar) -> Bool {
        scalar == 0x5E74 || scalar == 0x6708 || scalar == 0x65E5 || scalar == 0x65F6
    }
    static func isPercent(_ scalar: Scalar) -> Bool { scalar == 0x25 || scalar == 0xFF05 }
    /// — … and their kin
    static func isDash(_ scalar: Scalar) -> Bool {
        scalar == 0x2014 || scalar == 0x2015 || scalar == 0x2026 || scalar == 0x2500
    }
    /// 一 to 九, 十 百 千 万 亿 零 〇 两, and the circle for 〇
    static func isNumeral(_ scalar: Scalar) -> Bool {
        switch scalar {
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343,
            0x4E07,
            0x4EBF, 0x96F6, 0x3007, 0x25CB, 0x4E24:
            true
        default: false
        }
    }
}
