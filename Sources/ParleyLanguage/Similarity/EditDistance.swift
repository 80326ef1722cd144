// How many single changes make one text of another.

enum EditDistance {
    /// Insertions, deletions, replacements, and swaps of neighbours, none within another (optimal string alignment).
    /// O(n·m); stops early and returns `limit + 1` when the distance is larger than the limit.
    static func between(_ left: ArraySlice<Scalar>, _ right: ArraySlice<Scalar>, limit: Int = .max - 1) -> Int
    {
        let a = Array(left)
        let b = Array(right)
        if abs(a.count - b.count) > limit { return limit + 1 }
        if a.isEmpty || b.isEmpty { return a.count + b.count }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        var row = beforeLast
        for i in 1...a.count {
            row[0] = i
            var least = i
            for j in 1...b.count {
                var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    cost = min(cost, beforeLast[j - 2] + 1)
                }
                row[j] = cost
                least = min(least, cost)
            }
            // Two rows above the limit: nothing can come back under it.
            if least > limit + 1 { return limit + 1 }
            swap(&beforeLast, &last)
            swap(&last, &row)
        }
        return last[b.count]
    }
}
