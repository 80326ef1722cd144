// Which of several readings of the same characters stay.

import ParleyModel

enum Overlaps {
    /// A place wins over a name, a name over a type; among types the longer stretch wins, and equal stretches stay
    /// beside each other ("13800138001" is a phone and fits `\d{6,20}`). In the order of their places.
    ///
    /// - Parameter expected: what is asked; values by type that answer it come before all that do not.
    static func resolved(_ findings: [Finding], expected: [Expectation.Wanted] = []) -> [Finding] {
        withoutSecondReadings(groups(findings).flatMap { resolved(group: $0, expected) }).sorted(by: inOrder)
    }

    /// Findings that touch each other, directly or through others; only they bear on each other.
    private static func groups(_ findings: [Finding]) -> [[Finding]] {
        var groups: [[Finding]] = []
        var end = -1
        for finding in findings.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if finding.range.lowerBound < end {
                groups[groups.count - 1].append(finding)
            } else {
                groups.append([finding])
            }
            end = max(end, finding.range.upperBound)
        }
        return groups
    }

    private static func resolved(group findings: [Finding], _ expected: [Expectation.Wanted]) -> [Finding] {
        if findings.count == 1 { return findings }
        var kept: [Finding] = []
        for source in [FoundValue.Source.place, .named, .type] {
            let candidates = findings.filter { $0.source == source }
                .filter { candidate in
                    !kept.contains {
                        $0.range.overlaps(candidate.range) && !areDayAndHour($0, candidate)
                    }
                }
            kept += candidates.filter { candidate in
                !candidates.contains { beats($0, candidate, expected) }
            }
        }
        return kept
    }

    /// Whether both are said in one: "tomorrow at 3 pm" is a day and an hour, and stands at the place of one of them.
    private static func areDayAndHour(_ one: Finding, _ other: Finding) -> Bool {
        one.range == other.range
            && (one.type == .date && other.type == .time || one.type == .time && other.type == .date)
    }

    private static func beats(_ one: Finding, _ other: Finding, _ expected: [Expectation.Wanted]) -> Bool {
        let (oneAnswers, otherAnswers) = (answers(one, expected), answers(other, expected))
        let areSame = one.range == other.range && one.type.isWritten && other.type.isWritten
        if one.range.overlaps(other.range), oneAnswers != otherAnswers, !areSame {
            return oneAnswers ? !isDigits(one, of: other) : isDigits(other, of: one)
        }
        return beats(one, other)
    }

    /// Whether a number is only a part of something written: the 15 of "iPhone 15".
    private static func isDigits(_ number: Finding, of other: Finding) -> Bool {
        isNumeric(number) && other.type.isWritten && number.range.count < other.range.count
    }

    private static func answers(_ finding: Finding, _ expected: [Expectation.Wanted]) -> Bool {
        finding.source == .type
            && expected.contains {
                $0.type == finding.type && (finding.slot == nil || finding.slot == $0.slot)
            }
    }

    /// "About 2000 euros" is no hour.
    private static func hasUnit(_ one: Finding, _ other: Finding) -> Bool {
        one.type == .money && (other.type == .time || other.type == .date)
            && one.range.overlaps(other.range) && one.range.upperBound > other.range.upperBound
    }

    private static func beats(_ one: Finding, _ other: Finding) -> Bool {
        if hasUnit(one, other) { return true }
        if hasUnit(other, one) { return false }
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
        let phones = Set(findings.filter { $0.type == .phone }.map(\.range))
        let others = Set(
            findings.filter { $0.type == .code && !phones.contains($0.range) }.map(\.slot))
        return findings.filter { finding in
            guard finding.type == .code, finding.source == .type, phones.contains(finding.range) else {
                return true
            }
            return !others.contains(finding.slot)
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
