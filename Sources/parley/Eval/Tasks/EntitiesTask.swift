// `--task entities`: which values a text gives, against values written as Duckling's tests write them.

import ParleyLanguage
import ParleyModel

struct EntitiesTask: EvalTask {
    let name = "entities"

    /// Tuesday, 2013-02-12 at 4:30, two hours behind UTC: what the texts' times are told from.
    private static let reference = Moment(
        now: Instant(milliseconds: 1_360_650_600_000), timeZone: TimeZoneRules(offset: -7200))

    /// The dimensions that slots have types for.
    private static let dimensions: Set<String> = [
        "AmountOfMoney", "Duration", "Email", "Numeral", "PhoneNumber", "Time", "Url",
    ]

    func measure(_ material: EvalMaterial) throws(EvalFailure) -> EvalReport {
        let rows = try material.needTest(self).entityRows()
        var right: [String: Int] = [:]
        var all: [String: Int] = [:]
        var falseMatches = 0
        var times = MessageTimes()
        for row in rows where Self.dimensions.contains(row.dimension) && row.expected != "=" {
            let values = times.measure { TextValues.found(in: row.text, at: Self.reference) }
            let found = values.filter { Self.dimension(of: $0.kind) == row.dimension }
            if row.expected == "NONE" {
                // Nothing of the dimension may be found in any part of the text.
                if !found.isEmpty { falseMatches += 1 }
                continue
            }
            guard let expected = ExpectedValue(row.expected) else {
                // An expectation of a form that no value has counts as missed.
                for key in [row.language, "\(row.language) \(row.dimension)"] { all[key, default: 0] += 1 }
                continue
            }
            for key in [row.language, "\(row.language) \(row.dimension)"] {
                all[key, default: 0] += 1
                if found.contains(where: { expected.matches($0.kind) }) { right[key, default: 0] += 1 }
            }
        }
        return report(right, all, falseMatches, times)
    }

    private func report(
        _ right: [String: Int], _ all: [String: Int], _ falseMatches: Int, _ times: MessageTimes
    ) -> EvalReport {
        var accuracy = EvalReport()
        for key in all.keys.sorted() {
            accuracy.add(key, share: Proportion(right: right[key] ?? 0, count: all[key] ?? 0).share)
        }
        var report = EvalReport()
        report.add("accuracy", group: accuracy)
        report.add("false_matches", count: falseMatches)
        times.add(to: &report)
        return report
    }

    private static func dimension(of kind: TextValue.Kind) -> String {
        switch kind {
        case .number: "Numeral"
        case .ordinal: "Ordinal"
        case .money, .moneyBounds: "AmountOfMoney"
        case .duration: "Duration"
        case .time, .interval: "Time"
        case .phone: "PhoneNumber"
        case .email: "Email"
        case .url: "Url"
        }
    }
}

/// A value as Duckling's tests write it, as far as one value of a slot can be it.
enum ExpectedValue {
    case number(Double)
    case money(Double, currency: String)
    case moneyBounds(from: Double?, to: Double?, currency: String)
    case seconds(Double)
    /// Year, month, day, hour, minute, second; and the grain.
    case time([Int], grain: String)
    /// The first moment and the one behind the last, as numbers; and the grain.
    case interval(from: [Int]?, to: [Int]?, grain: String)
    case text(String)

    init?(_ written: String) {
        let words = written.split { " (),".contains($0) }.map(String.init)
        guard let head = words.first else { return nil }
        switch head {
        case "NumeralValue":
            guard words.count > 1, let number = Double(words[1]) else { return nil }
            self = .number(number)
        case "simple":
            guard words.count > 2, let amount = Double(words[2]) else { return nil }
            self = .money(amount, currency: words[1])
        case "above", "under", "between":
            let amounts = words.dropFirst(2).compactMap { Double($0) }
            guard words.count > 2, let first = amounts.first, let last = amounts.last else { return nil }
            self = .moneyBounds(
                from: head == "under" ? nil : first, to: head == "above" ? nil : last, currency: words[1])
        case "DurationData":
            guard words.count > 2, let count = Double(words[1]), let unit = Self.units[words[2]] else {
                return nil
            }
            // Whole years are said as years.
            let isLong = words[2] == "Month" && count > 12 && count == count.rounded()
            let years = isLong ? (count / 12).rounded(.down) : 0
            self = .seconds((count - 12 * years) * unit + years * 31_536_000)
        case "datetime", "datetimeHoliday":
            let parts = words.dropFirst().prefix(6).compactMap { Int($0) }
            guard parts.count == 6, words.count > 7 else { return nil }
            self = .time(parts, grain: words[7].lowercased())
        case "datetimeInterval", "datetimeIntervalHoliday":
            // A month or day of nought is the first one.
            let numbers = words.dropFirst().prefix(12).enumerated().compactMap { place, word in
                Int(word).map { [1, 2].contains(place % 6) ? max(1, $0) : $0 }
            }
            guard numbers.count == 12, words.count > 13 else { return nil }
            self = .interval(
                from: Array(numbers[..<6]), to: Array(numbers[6...]), grain: words[13].lowercased())
        case "datetimeOpenInterval":
            let parts = words.dropFirst(2).prefix(6).compactMap { Int($0) }
            guard parts.count == 6, words.count > 8 else { return nil }
            let isAfter = words[1] == "After"
            self = .interval(
                from: isAfter ? parts : nil, to: isAfter ? nil : parts, grain: words[8].lowercased())
        case "PhoneNumberValue", "EmailData", "UrlData":
            let quoted = written.split(separator: "\"", omittingEmptySubsequences: false)
            guard quoted.count > 2 else { return nil }
            self = .text(String(quoted[1]))
        default: return nil
        }
    }

    private static let units: [String: Double] = [
        "Second": 1, "Minute": 60, "Hour": 3600, "Day": 86_400, "Week": 604_800, "Month": 2_592_000,
        "Quarter": 7_776_000,
        "Year": 31_536_000,
    ]

    func matches(_ kind: TextValue.Kind) -> Bool {
        switch (self, kind) {
        case (.number(let expected), .number(let found)): abs(expected - found) < 1e-6 * max(1, abs(expected))
        case (.money(let expected, let currency), .money(let found, let currencies)):
            currency == "Cent"
                ? abs(expected / 100 - found) < 1e-9
                : abs(expected - found) < 1e-6 && Self.fits(currency, currencies)
        case (.moneyBounds(let from, let to, let currency), .moneyBounds(let low, let high, let currencies)):
            from == low && to == high && Self.fits(currency, currencies)
        case (.seconds(let expected), .duration(let found)): abs(expected - found) < 1e-6
        case (.time(let parts, let grain), .time(let local, let found)):
            parts == Self.parts(local) && grain == found
        case (.interval(let from, let to, let grain), .interval(let first, let last, let found)):
            from == first.map(Self.parts) && to == last.map(Self.parts) && grain == found
        case (.text(let expected), .phone(let found)): Self.bare(expected) == Self.bare(found)
        case (.text(let expected), .email(let found)), (.text(let expected), .url(let found)):
            expected == found
        default: false
        }
    }

    private static func fits(_ currency: String, _ found: Set<String>) -> Bool {
        if found.isEmpty || found.contains(currency) || currency == "Dollar" || currency == "Unnamed" {
            return true
        }
        let meant = ["Pound": "GBP", "Rial": "IRR", "Riyal": "SAR", "Dinar": "KWD", "Dirham": "AED"]
        return meant[currency].map(found.contains) ?? false
    }

    private static func parts(_ local: LocalTime) -> [Int] {
        [local.year, local.month, local.day, local.hour, local.minute, local.second]
    }

    private static func bare(_ number: String) -> String { number.filter { $0.isNumber || $0 == "+" } }
}
