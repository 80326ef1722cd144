// Values of which a message leaves open which one is meant: "Sunday or Monday", 周五或者周六, "two or three".

import ParleyModel

enum Alternatives {
    /// The places, among findings, of values that stand beside each other with an "or" between them.
    static func places(of findings: [Finding], in text: [Scalar]) -> Set<Int> {
        guard findings.count > 1 else { return [] }
        var places: Set<Int> = []
        let order = findings.indices.filter { isOpen(findings[$0]) }
            .sorted { findings[$0].range.lowerBound < findings[$1].range.lowerBound }
        for (index, first) in order.enumerated() {
            // A reading may be a day and a time: the next value of the type is two or three on.
            for second in order[(index + 1)...].prefix(nearby) {
                let (one, other) = (findings[first], findings[second])
                guard one.type == other.type, one.slot == other.slot, one.value != other.value,
                    one.range.upperBound < other.range.lowerBound,
                    isOr(text, one.range.upperBound..<other.range.lowerBound)
                else { continue }
                places.formUnion([first, second])
            }
        }
        return places
    }

    private static let nearby = 4

    private static func isOpen(_ finding: Finding) -> Bool {
        guard finding.source == .type else { return false }
        switch finding.type {
        case .date, .time, .duration, .number, .integer, .money: return true
        default: return false
        }
    }

    private static func isOr(_ text: [Scalar], _ gap: Range<Int>) -> Bool {
        guard gap.count <= longestGap else { return false }
        var place = Gaps.trimmed(text, gap)
        let length = ors.match(text, at: place.lowerBound, in: place)
        guard length > 0 else { return false }
        place = Gaps.trimmed(text, place.dropFirst(length))
        while let first = place.first {
            let length = small.match(text, at: first, in: place)
            guard length > 0 else { return false }
            place = Gaps.trimmed(text, place.dropFirst(length))
        }
        return true
    }

    private static let longestGap = 20
    private static let ors = Phrases("or|或|或者|或是|还是|還是|要么|要麼|要不", joins: true)
    private static let small = Phrases(
        "on|at|in|for|the|maybe|perhaps|else|even|also|on the|就|也|在|是", joins: true)
}

extension ValueFinder {
    /// A slot takes one value: where a message leaves open which, it gives none.
    static func withoutAlternatives(_ findings: [Finding], in text: PreparedText) -> [Finding] {
        let open = Alternatives.places(of: findings, in: text.folded)
        return open.isEmpty ? findings : findings.indices.filter { !open.contains($0) }.map { findings[$0] }
    }

    /// The values of a type that a message leaves open, each with its words.
    func alternatives(in text: PreparedText, for wanted: Expectation.Wanted, at moment: Moment?)
        -> [Expectation.Option]
    {
        let findings = Overlaps.resolved(all(in: text, expected: [wanted], at: moment), expected: [wanted])
            .filter { $0.type == wanted.type && ($0.slot == nil || $0.slot == wanted.slot) }
        var options: [Expectation.Option] = []
        for place in Alternatives.places(of: findings, in: text.folded).sorted() {
            let finding = findings[place]
            guard !options.contains(where: { $0.value == finding.value }) else { continue }
            options.append(Expectation.Option(title: text.written(finding.range), value: finding.value))
        }
        return options
    }
}
