// Bounds of amounts: between 10 and 20 dollars, 5.6到5.78元, over $5, 至少三块, 3元以下.

import ParleyModel

/// An amount's lower and upper bound, of which one may be missing.
struct MoneyBounds: Sendable, Hashable {
    var from: Double?
    var to: Double?
    var currencies: Set<String>
    var range: Range<Int>

    /// What the words beside these amounts, from left to right, make of them. O(n).
    static func found(_ amounts: [MoneyReading], in text: [Scalar], range: Range<Int>) -> [MoneyBounds] {
        guard !amounts.isEmpty else { return [] }
        let numbers = Numbers.found(in: text, range: range)
        var found: [MoneyBounds] = []
        var number = 0
        for (index, amount) in amounts.enumerated() {
            while number < numbers.count, numbers[number].range.upperBound < amount.range.lowerBound {
                number += 1
            }
            let before = number > 0 ? numbers[number - 1] : nil
            var pair: MoneyBounds?
            if let before { pair = between(before.value, [], before.range, amount, text, range) }
            if index > 0, case let first = amounts[index - 1] {
                pair = between(first.amount, first.currencies, first.range, amount, text, range) ?? pair
            }
            if let bounds = pair ?? bound(amount, text, range) { found.append(bounds) }
        }
        return found
    }

    private static func between(
        _ low: Double, _ currencies: Set<String>, _ place: Range<Int>, _ last: MoneyReading, _ text: [Scalar],
        _ range: Range<Int>
    ) -> MoneyBounds? {
        let gap = last.range.lowerBound - place.upperBound
        guard low < last.amount, (1...longestJoint).contains(gap) else { return nil }
        let between = String(scalarNumbers: text[place.upperBound..<last.range.lowerBound])
        let joint = between.split(separator: " ").joined()
        let isSaid = before.match(text, endingAt: blankless(place.lowerBound, text, range), in: range) > 0
        guard ["到", "至", "-", "~", "–", "to"].contains(joint) || (joint == "and" && isSaid) else {
            return nil
        }
        return MoneyBounds(
            from: low, to: last.amount, currencies: last.currencies.isEmpty ? currencies : last.currencies,
            range: place.lowerBound..<last.range.upperBound)
    }

    private static let longestJoint = 8

    private static func bound(_ amount: MoneyReading, _ text: [Scalar], _ range: Range<Int>) -> MoneyBounds? {
        let start = blankless(amount.range.lowerBound, text, range)
        let end = amount.range.upperBound
        let above = over.match(text, endingAt: start, in: range)
        let below = under.match(text, endingAt: start, in: range)
        // "No less than" ends in "less than".
        let isOver = above > below || orMore.match(text, at: end, in: range) > 0
        let isUnder = below > above || orLess.match(text, at: end, in: range) > 0
        guard isOver != isUnder else { return nil }
        return MoneyBounds(
            from: isOver ? amount.amount : nil, to: isUnder ? amount.amount : nil,
            currencies: amount.currencies,
            range: amount.range)
    }

    private static func blankless(_ start: Int, _ text: [Scalar], _ range: Range<Int>) -> Int {
        start > range.lowerBound && text[start - 1] == .blank ? start - 1 : start
    }

    private static let before = Phrases("between")
    private static let over = Phrases(
        "more than|over|above|at least|exceeding|no less than|至少|起码|起碼|最少|超过|超過|高于|不少于|不低于")
    private static let under = Phrases(
        "less than|under|below|at most|up to|no more than|最多|至多|不超过|不超過|低于|少于|不高于|不多于")
    private static let orMore = Phrases("以上|或以上| or more| and up")
    private static let orLess = Phrases("以下|以内|以內|或以下| or less")
}
