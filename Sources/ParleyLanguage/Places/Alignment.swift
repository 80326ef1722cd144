// Lays an example with places over a message: what stands at the places are values.

import ParleyModel

struct Alignment: Sendable {
    /// A value at each of the example's places.
    var values: [Finding]
    /// How much of the example's literal words the message has, 0 to 1.
    var coverage: Double
    /// How much of the message, without the values, the example's literal words explain, 0 to 1.
    var explained: Double

    /// How good it is altogether.
    var quality: Double { coverage * (0.4 + 0.6 * explained) }
}

/// Aligns one template with one message; tries each place where the words before its first place stand.
struct Aligner {
    private let template: ExampleTemplate
    private let text: PreparedText
    /// Words and characters of the message without politeness; marks too, since a text value ends at them.
    private let tokens: [Token]
    private let findings: [Finding]
    private let slots: [String: SlotDeclaration]

    /// A place counts when at least so much of the example is there: less where the value's type speaks for itself.
    private static let leastForText = 0.6
    private static let leastForTyped = 0.4

    init(
        _ template: ExampleTemplate, text: PreparedText, tokens: [Token], findings: [Finding],
        slots: [String: SlotDeclaration]
    ) {
        self.template = template
        self.text = text
        self.tokens = tokens
        self.findings = findings
        self.slots = slots
    }

    func best() -> Alignment? {
        guard let first = template.elements.firstIndex(where: Self.isPlace) else { return nil }
        let before = template.elements[..<first]
        guard !before.isEmpty else { return aligned(from: 0, place: first) }
        var best: Alignment?
        for start in 1..<max(2, tokens.count) where start < tokens.count && endsWith(before, at: start) {
            guard let one = aligned(from: start, place: first) else { continue }
            if best.map({ one.quality > $0.quality }) ?? true { best = one }
        }
        return best
    }

    private static func isPlace(_ element: ExampleTemplate.Element) -> Bool {
        if case .place = element { true } else { false }
    }

    /// Whether the last literal of a run stands right before a token.
    private func endsWith(_ literals: ArraySlice<ExampleTemplate.Element>, at index: Int) -> Bool {
        guard case .literal(let hash, _)? = literals.last else { return false }
        var index = index
        // A colon or a quotation mark may stand between.
        while index > 0, tokens[index - 1].kind == .mark,
            !text.folded[tokens[index - 1].range.lowerBound].endsSentence
        { index -= 1 }
        return index > 0 && tokens[index - 1].hash == hash
    }

    /// Fills the places from a token on, the first of them there.
    private func aligned(from start: Int, place first: Int) -> Alignment? {
        var values: [Finding] = []
        var index = start
        var element = first
        while element < template.elements.count {
            guard case .place(let name) = template.elements[element] else { return nil }
            let next =
                template.elements[(element + 1)...].firstIndex(where: Self.isPlace) ?? template.elements.count
            let literals = template.elements[(element + 1)..<next]
            guard
                let (finding, end) = fill(name, at: index, literals, isLast: next == template.elements.count)
            else {
                return nil
            }
            values.append(finding)
            index = end
            element = next
            if next < template.elements.count, !literals.isEmpty {
                guard let after = (index..<tokens.count).first(where: { endsWith(literals, at: $0 + 1) })
                else { return nil }
                index = after + 1
            }
        }
        return scored(values)
    }

    private func fill(
        _ name: String, at index: Int, _ literals: ArraySlice<ExampleTemplate.Element>, isLast: Bool
    ) -> (Finding, Int)? {
        guard index < tokens.count else { return nil }
        let type = slots[name]?.type ?? .entity(name)
        if type == .text { return textValue(name, at: index, literals, isLast: isLast) }
        let first = skippingMarks(index)
        let isFree = template.elements.first.map(Self.isPlace) ?? false
        for start in first..<tokens.count {
            let position = tokens[start].range.lowerBound
            if var finding = finding(of: type, for: name, at: position) {
                if slots[name] != nil { finding.slot = name }
                finding.source = .place
                let end =
                    tokens.firstIndex { $0.range.lowerBound >= finding.range.upperBound } ?? tokens.count
                return (finding, end)
            }
            // Only a place with nothing before it may look further on.
            if !isFree || index > 0 { return nil }
        }
        return nil
    }

    private func finding(of type: SlotType, for name: String, at position: Int) -> Finding? {
        let typed = findings.first {
            $0.type == type && ($0.slot == nil || $0.slot == name)
                && ($0.range.lowerBound == position || ($0.range.lowerBound == position - 1)
                    || isLedUp($0, at: position))
        }
        if let typed { return typed }
        switch type {
        case .number, .integer, .rating, .money:
            return Numbers.found(in: text.folded, range: text.range).first { $0.range.lowerBound == position }
                .flatMap { number in
                    Numbers.value(number.value, as: type).map {
                        Finding(type: type, value: $0, range: number.range)
                    }
                }
        default: return nil
        }
    }

    /// The "on" of "on Friday" belongs to the day, and is a word of the example too.
    private func isLedUp(_ finding: Finding, at position: Int) -> Bool {
        guard finding.range.contains(position) else { return false }
        return tokens.allSatisfy { token in
            let isBefore =
                token.range.lowerBound >= finding.range.lowerBound && token.range.lowerBound < position
            return !isBefore || FunctionWords.contains(token.hash)
        }
    }

    private func skippingMarks(_ index: Int) -> Int {
        var index = index
        while index + 1 < tokens.count, tokens[index].kind == .mark { index += 1 }
        return index
    }

    // MARK: Text

    /// A text reaches to the literal words behind it, else to the end of its sentence; never into another value.
    private func textValue(
        _ name: String, at index: Int, _ literals: ArraySlice<ExampleTemplate.Element>, isLast: Bool
    ) -> (Finding, Int)? {
        let start = skippingMarks(index)
        var end = start
        while end < tokens.count {
            if case .literal(let hash, _)? = literals.first, tokens[end].hash == hash, end > start { break }
            if text.folded[tokens[end].range.lowerBound].endsSentence, tokens[end].kind == .mark { break }
            if findings.contains(where: { blocks($0) && $0.range.overlaps(tokens[end].range) }) { break }
            end += 1
        }
        if !literals.isEmpty {
            guard end < tokens.count, case .literal(let hash, _)? = literals.first, tokens[end].hash == hash
            else { return nil }
        }
        while end > start, tokens[end - 1].kind == .mark { end -= 1 }
        guard end > start else { return nil }
        let range = tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound
        let core = Politeness.core(text.folded, in: withoutLead(range))
        guard !core.isEmpty else { return nil }
        let value = Finding(
            slot: name, type: .text, value: .text(text.written(core)), range: core, source: .place)
        return (value, end)
    }

    /// A text before another value does not end with what leads to that: the "but not" of "books, but not on Friday".
    private func withoutLead(_ range: Range<Int>) -> Range<Int> {
        let next = findings.filter { blocks($0) && $0.range.lowerBound >= range.upperBound }
            .min { $0.range.lowerBound < $1.range.lowerBound }
        guard let next, text.folded[range.upperBound..<next.range.lowerBound].allSatisfy(\.isGap) else {
            return range
        }
        let lead = Refused.negation(before: next.range.lowerBound, in: text.folded, range: text.range)
        var rest = Gaps.trimmed(text.folded, range.clamped(to: 0..<(lead?.lowerBound ?? range.upperBound)))
        while case let length = Clauses.conjunction(endingAt: rest.upperBound, text.folded, in: rest),
            length > 0
        {
            rest = Gaps.trimmed(text.folded, rest.dropLast(length))
        }
        return rest
    }

    private func blocks(_ finding: Finding) -> Bool {
        switch finding.type {
        case .number, .integer, .rating, .yesNo, .choice:
            template.elements.contains { $0 == .place(finding.slot ?? "") }
                || template.elements.contains { element in
                    if case .place(let name) = element { slots[name]?.type == finding.type } else { false }
                }
        default: true
        }
    }

    // MARK: Worth

    private func scored(_ values: [Finding]) -> Alignment? {
        for (index, value) in values.enumerated() {
            if values[..<index].contains(where: { $0.range.overlaps(value.range) }) { return nil }
        }
        let outside = tokens.filter { token in
            token.kind != .mark && !values.contains { $0.range.overlaps(token.range) }
        }
        var covered = 0.0
        for case .literal(let hash, let weight) in template.elements
        where outside.contains(where: { $0.hash == hash }) {
            covered += weight
        }
        var said = 0.0
        var explained = 0.0
        for token in outside {
            let weight = FunctionWords.contains(token.hash) ? FunctionWords.weight : 1
            said += weight
            let isLiteral = template.elements.contains {
                if case .literal(let hash, _) = $0 { hash == token.hash } else { false }
            }
            if isLiteral { explained += weight }
        }
        let coverage = covered / template.weight
        let least = values.contains { $0.type == .text } ? Self.leastForText : Self.leastForTyped
        guard coverage >= least else { return nil }
        return Alignment(values: values, coverage: coverage, explained: said > 0 ? explained / said : 1)
    }
}
