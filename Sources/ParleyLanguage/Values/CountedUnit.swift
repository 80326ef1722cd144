// What a slot for a number counts, where it counts time: "For how many months?" takes half a year for 6.

import ParleyModel

enum CountedUnit {
    /// The unit that a slot's name or title tells, else its question; `nil` when none or several do.
    static func of(_ slot: SlotDeclaration, texts: [String: [Locale: [String]]]) -> TimeUnit? {
        only(slot.names(texts)) ?? only(slot.ask?.forms(texts) ?? [])
    }

    /// So many units as a length has, a year for twelve months; `nil` when it is no whole number of them.
    static func count(_ seconds: Double, in unit: TimeUnit) -> Double? {
        let years = seconds / TimeUnit.year.seconds
        if unit == .month, let months = whole(years * 12), years >= 0.25 { return months }
        return whole(seconds / unit.seconds)
    }

    private static func whole(_ number: Double) -> Double? {
        let rounded = number.rounded()
        return abs(number - rounded) < 0.000_1 && rounded >= 1 ? rounded : nil
    }

    private static func only(_ texts: [String]) -> TimeUnit? {
        let units = Set(
            texts.flatMap { text in
                let prepared = PreparedText(text)
                return words.filter { _, words in
                    prepared.range.contains { words.match(prepared.folded, at: $0, in: prepared.range) > 0 }
                }.map(\.0)
            })
        return units.count == 1 ? units.first : nil
    }

    private static let words: [(TimeUnit, Phrases)] = [
        (.minute, Phrases("分钟|minute|minutes", joins: true)),
        (.hour, Phrases("小时|钟头|hour|hours", joins: true)),
        (.day, Phrases("天数|几天|多少天|day|days", joins: true)),
        (.week, Phrases("周数|几周|多少周|星期|week|weeks", joins: true)),
        (.month, Phrases("月数|几个月|多少个月|个月|月份数|month|months", joins: true)),
        (.year, Phrases("年数|几年|多少年|年限|year|years", joins: true)),
    ]
}
