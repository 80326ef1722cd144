// The value that a whole message gives for one wanted thing.

import ParleyModel

extension ValueFinder {
    func answer(_ message: String, for wanted: Expectation.Wanted, at moment: Moment?) -> Value? {
        if wanted.type == .text {
            return Self.isBlank(message) ? nil : Self.trimmed(message).map { .text($0) }
        }
        let text = PreparedText(message)
        guard !text.isEmpty else { return nil }
        switch wanted.type {
        case .text: return nil
        case .yesNo: return YesNo.answer(text.folded, in: text.range).map { .bool($0) }
        case .choice: return Choices(options(of: wanted)).answer(text)
        case .rating:
            return Ratings.answer(text.folded, in: text.range).flatMap { Numbers.value($0, as: .rating) }
        case .money:
            let found = Money.found(in: text.folded, range: text.range)
            let amounts = Self.meant(found.map(\.range), in: text).map { found[$0] }
            if !found.isEmpty {
                guard let first = amounts.first else { return nil }
                guard amounts.allSatisfy({ $0.amount == first.amount }),
                    takes(first.currencies, for: wanted.slot)
                else { return nil }
                return Value.number(first.amount)
            }
            if let bare = Money.bare(text.folded, in: text.range) { return Value.number(bare) }
            return number(in: text, for: wanted, at: moment)
        case .number, .integer: return number(in: text, for: wanted, at: moment)
        case .image, .file: return nil
        default: return typed(in: text, for: wanted, at: moment)
        }
    }

    /// Whether nobody sees anything of a message; one that begins visibly is read no further.
    private static func isBlank(_ message: String) -> Bool {
        PreparedText(String(message.unicodeScalars.prefix(64))).isEmpty && PreparedText(message).isEmpty
    }

    func named(in text: PreparedText, for wanted: Expectation.Wanted) -> [Value] {
        text.isEmpty ? [] : Choices(options(of: wanted)).all(in: text)
    }

    /// The options as they were shown, with all that their slot's declaration calls them; else the declared ones.
    func options(of wanted: Expectation.Wanted) -> [Choices.Option] {
        let declared = options[wanted.slot] ?? []
        if wanted.choices.isEmpty { return declared }
        return wanted.choices.map { shown in
            let known = declared.first { $0.value == shown.value }?.wordings ?? []
            return Choices.Option(wordings: [shown.title] + shown.also + known, value: shown.value)
        }
    }

    private static func trimmed(_ message: String) -> String? {
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let scalars = message.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return nil }
        return String(scalars[first...last])
    }

    private func number(in text: PreparedText, for wanted: Expectation.Wanted, at moment: Moment?) -> Value? {
        let findings = Overlaps.resolved(all(in: text, expected: [wanted]))
        if let named = findings.first(where: { $0.slot == wanted.slot && $0.source == .named }) {
            return named.value
        }
        // What another slot was named for is not this one's, nor are the digits of an address or a name.
        let written = findings.filter { $0.source == .type && $0.type.isWritten }.map(\.range)
        let taken = findings.filter { $0.source == .named }.map(\.range)
        let numbers = Numbers.found(in: text.folded, range: text.range).filter { number in
            !taken.contains { $0.overlaps(number.range) }
                && !written.contains { $0.overlaps(number.range) && $0 != number.range }
        }
        let times = TimeFinder(text.folded, in: text.range, at: moment)
        // What is paid a month is not how many months.
        if wanted.type != .money, let unit = units[wanted.slot],
            times.durations.count == 1,
            let count = CountedUnit.count(times.durations[0].seconds, in: unit)
        {
            return Numbers.value(count, as: wanted.type)
        }
        // The seven of "7pm" counts nothing; a number that is read as a year or an hour only because it is one does, and so
        // does the one of "about 500".
        let clocks = times.readings.map(\.range)
        let counted = numbers.filter { number in
            !clocks.contains { clock in
                clock.overlaps(number.range) && clock.count > number.range.count
                    && !Self.isApproximation(text.folded, clock, of: number.range)
            }
        }
        // A telephone number, a code or a length of time is meant only where there is no other.
        let lengths = times.durations.map(\.range)
        let plain = counted.filter { number in
            !written.contains(number.range) && !lengths.contains { $0.overlaps(number.range) }
        }
        let all = plain.isEmpty ? counted : plain
        let meant = Self.meant(all.map(\.range), in: text).map { all[$0] }
        guard let first = meant.first, meant.allSatisfy({ $0.value == first.value }) else { return nil }
        return Numbers.value(first.value, as: wanted.type)
    }

    /// Those of several numbers or amounts that the message does not refuse, by their places in the list.
    private static func meant(_ ranges: [Range<Int>], in text: PreparedText) -> [Int] {
        if ranges.count == 1 {
            return Refused.stands(ranges[0], of: .number, in: text.folded, range: text.range) ? [] : [0]
        }
        let refused = Negation.refused(ranges, in: text.folded, range: text.range, isExclusive: true)
        return refused.contains(false) ? ranges.indices.filter { !refused[$0] } : Array(ranges.indices)
    }

    private static func isApproximation(_ text: [Scalar], _ clock: Range<Int>, of number: Range<Int>) -> Bool
    {
        let length = approximations.match(text, at: clock.lowerBound, in: clock)
        return length > 0 && clock.upperBound == number.upperBound
            && Gaps.trimmed(text, clock.dropFirst(length)) == number
    }
    private static let approximations = Phrases("about|around|approximately")

    private func typed(in text: PreparedText, for wanted: Expectation.Wanted, at moment: Moment?) -> Value? {
        let findings = Overlaps.resolved(all(in: text, expected: [wanted], at: moment), expected: [wanted])
        let fitting = Self.withoutRefused(findings.filter { fits($0, wanted) }, in: text)
        if let named = fitting.first(where: { $0.slot == wanted.slot && $0.source == .named }) {
            return named.value
        }
        guard let first = fitting.first else {
            let core = Politeness.core(text.folded, in: text.range)
            switch wanted.type {
            case .phone: return Phones.bare(in: text.folded, range: core).map { .text($0) }
            case .time: return hour(text, core, at: moment)
            default: return nil
            }
        }
        return fitting.allSatisfy { $0.value == first.value } ? first.value : nil
    }

    /// What a bare number, 10.30, 1530 and "half ten" say after "at".
    private func hour(_ text: PreparedText, _ core: Range<Int>, at moment: Moment?) -> Value? {
        let said = ChoiceWords.bare(text.folded, in: core)
        guard let moment, said.count <= Self.longestClock else { return nil }
        var words = String(scalarNumbers: text.folded[said])
        if let number = Numbers.found(in: text.folded, range: said).first, number.range == said,
            let hour = Int(exactly: number.value), (0...24).contains(hour)
        {
            words = String(hour)
        }
        let clock = PreparedText("at \(words)")
        let found = TimeFinder(clock.folded, in: clock.range, at: moment).findings(TimeContext(moment))
            .filter { $0.type == .time }
        return found.count == 1 && found[0].range == clock.range ? found[0].value : nil
    }
    private static let longestClock = 24

    private func fits(_ finding: Finding, _ wanted: Expectation.Wanted) -> Bool {
        guard finding.type == wanted.type else { return false }
        if finding.source == .named, finding.slot != wanted.slot { return false }
        guard wanted.type == .code else { return true }
        if finding.slot == wanted.slot { return true }
        guard let pattern = wanted.pattern ?? slots[wanted.slot]?.pattern, let program = program(pattern),
            let code = finding.value.text?.scalarNumbers
        else { return false }
        return program.matchesWhole(code, range: 0..<code.count)
    }

    /// Values by name and by type, overlaps included.
    func all(in text: PreparedText, expected: [Expectation.Wanted], at moment: Moment? = nil) -> [Finding] {
        let byType = byType(in: text, expected: expected, at: moment)
        let labels = labels.found(in: text.folded, range: text.range)
        return byType + named(in: text, labels: labels, findings: byType)
    }
}
