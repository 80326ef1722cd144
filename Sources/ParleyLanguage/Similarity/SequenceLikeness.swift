// How alike two sequences are by what stands in them in the same order.

/// Measures from 0 to 1 over arrays of numbers: Unicode scalars, or bytes of ASCII. The same both ways; 1 for two empty ones.
enum SequenceLikeness {
    /// The length of the longest sequence that both have, gaps allowed (bit-parallel, Hyyrö 2004); O(n·⌈m/64⌉).
    static func commonLength<Element: FixedWidthInteger & UnsignedInteger>(
        _ left: ArraySlice<Element>, _ right: ArraySlice<Element>
    ) -> Int {
        let (pattern, text) = left.count <= right.count ? (left, right) : (right, left)
        guard !pattern.isEmpty else { return 0 }
        let bits = PatternBits(pattern)
        var rows = [UInt64](repeating: .max, count: bits.blocks)
        for element in text {
            var carry = false
            for block in 0..<bits.blocks {
                let row = rows[block]
                let match = row & bits.of(element, block: block)
                let (sum, first) = row.addingReportingOverflow(match)
                let (whole, second) = sum.addingReportingOverflow(carry ? 1 : 0)
                carry = first || second
                rows[block] = whole | (row &- match)
            }
        }
        var length = 0
        for block in 0..<bits.blocks {
            let used = min(64, bits.count - block * 64)
            let mask: UInt64 = used == 64 ? .max : UInt64(1) << UInt64(used) &- 1
            length += (~rows[block] & mask).nonzeroBitCount
        }
        return length
    }

    /// Twice the longest common sequence over both lengths: 1 - insertions and deletions over both lengths.
    static func ratio<Element: FixedWidthInteger & UnsignedInteger>(
        _ left: ArraySlice<Element>, _ right: ArraySlice<Element>
    ) -> Double {
        let both = left.count + right.count
        return both == 0 ? 1 : 2 * Double(commonLength(left, right)) / Double(both)
    }

    /// Jaro 1989 with Winkler's 1990 gain for a common beginning of up to four, a tenth each; for names and single words.
    /// O(n·m) at worst, usually O(n).
    static func jaroWinkler<Element: FixedWidthInteger & UnsignedInteger>(
        _ left: [Element], _ right: [Element]
    ) -> Double {
        if left.isEmpty || right.isEmpty { return left.isEmpty && right.isEmpty ? 1 : 0 }
        let reach = max(0, max(left.count, right.count) / 2 - 1)
        var isTaken = [Bool](repeating: false, count: right.count)
        var matched: [Element] = []
        for (place, element) in left.enumerated() {
            let start = max(0, place - reach)
            let end = min(right.count, place + reach + 1)
            guard start < end else { break }
            for other in start..<end where !isTaken[other] && right[other] == element {
                isTaken[other] = true
                matched.append(element)
                break
            }
        }
        guard !matched.isEmpty else { return 0 }
        var swaps = 0
        var next = 0
        for (other, element) in right.enumerated() where isTaken[other] {
            if matched[next] != element { swaps += 1 }
            next += 1
        }
        let count = Double(matched.count)
        let jaro =
            (count / Double(left.count) + count / Double(right.count) + (count - Double(swaps / 2)) / count)
            / 3
        let prefix = zip(left, right).prefix(4).prefix { $0 == $1 }.count
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
    }

    /// The best ``ratio(_:_:)`` of what both sets of words share, and that with the rest of either: words may stand in any
    /// order, and a text that the other one contains is wholly alike.
    ///
    /// - Parameter words: each word as its characters.
    static func tokenSetRatio(_ left: [[Scalar]], _ right: [[Scalar]]) -> Double {
        if left.isEmpty || right.isEmpty { return left.isEmpty && right.isEmpty ? 1 : 0 }
        let a = sortedSet(left)
        let b = sortedSet(right)
        let shared = a.filter { word in contains(b, word) }
        let restLeft = joined(shared + a.filter { word in !contains(b, word) })
        let restRight = joined(shared + b.filter { word in !contains(a, word) })
        let both = joined(shared)
        let whole = ratio(restLeft[...], restRight[...])
        guard !shared.isEmpty else { return whole }
        return max(whole, ratio(both[...], restLeft[...]), ratio(both[...], restRight[...]))
    }

    private static func sortedSet(_ words: [[Scalar]]) -> [[Scalar]] {
        var set: [[Scalar]] = []
        for word in words.sorted(by: { $0.lexicographicallyPrecedes($1) }) where set.last != word {
            set.append(word)
        }
        return set
    }

    private static func contains(_ sorted: [[Scalar]], _ word: [Scalar]) -> Bool {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == word
    }

    private static func joined(_ words: [[Scalar]]) -> [Scalar] { Array(words.joined(separator: [.blank])) }
}
