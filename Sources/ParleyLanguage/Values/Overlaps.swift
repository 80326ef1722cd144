// Which of several readings of the same characters stay.

import ParleyModel

enum Overlaps {
    /// A place wins over a name, a name over a type; among types the longer stretch wins, and equal stretches stay
    /// beside each other ("13800138001" is a phone and fits `\d{6,20}`). In the order of their places.
    static func resolved(_ findings: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        for source in [FoundValue.Source.place, .named, .type] {
            let candidates = findings.filter { $0.source == source }
                .filter { candidate in !kept.contains { $0.range.overlaps(candidate.range) } }
            kept += candidates.filter { candidate in !candidates.contains { beats($0, candidate) } }
        }
        return withoutSecondReadings(kept).sorted(by: inOrder)
    }

    private static func beats(_ one: Finding, _ other: Finding) -> Bool {
        guard one.range.overlaps(other.range), one.range != other.range else {
            return one.range == other.range && isNumeric(other) && !isNumeric(one)
        }
        // "5分" as a rating and its 5 as a number are two readings for two questions.
        if isNumeric(one), isNumeric(other), one.type != other.type { return false }
        if one.range.count != other.range.count { return one.range.count > other.range.count }
        return one.range.lowerBound < other.range.lowerBound
    }

    private static func isNumeric(_ finding: Finding) -> Bool {
        switch finding.type {
        case .number, .integer, .rating, .money: true
        default: false
        }
    }

    /// Where a message gives two codes of one pattern and one of them is also a telephone number, it is that alone.
    private static func withoutSecondReadings(_ findings: [Finding]) -> [Finding] {
        func isPhone(_ finding: Finding) -> Bool {
            findings.contains { $0.type == .phone && $0.range == finding.range }
        }
        return findings.filter { finding in
            guard finding.type == .code, finding.source == .type, isPhone(finding) else { return true }
            return !findings.contains {
                $0.type == .code && $0.slot == finding.slot && $0.range != finding.range && !isPhone($0)
            }
        }
    }

    private static func inOrder(_ left: Finding, _ right: Finding) -> Bool {
        if left.range.lowerBound != right.range.lowerBound {
            return left.range.lowerBound < right.range.lowerBound
        }
        if left.range.upperBound != right.range.upperBound {
            return left.range.upperBound > right.range.upperBound
        }
        return (left.type.name, left.slot ?? "") < (right.type.name, right.slot ?? "")
    }
}
