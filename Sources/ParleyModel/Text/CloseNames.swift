// "Did you mean": the names nearest to one that does not exist.

package enum CloseNames {
    /// Up to four known names within a third of the name's length in edits, nearest first, then by name.
    package static func of(_ name: String, among known: some Sequence<String>) -> [String] {
        let limit = max(1, (name.utf8.count + 1) / 3)
        return known.compactMap { candidate -> (Int, String)? in
            let distance = edits(name, candidate)
            let isPart =
                candidate.contains(name) || (name.utf8.count > 3 && candidate.hasPrefix(name.dropLast()))
            let contains = name.utf8.count > 2 && isPart
            return distance <= limit || contains ? (distance, candidate) : nil
        }
        .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        .prefix(4).map(\.1)
    }

    /// Optimal string alignment distance (insert, delete, replace, swap of neighbours), over bytes: O(n·m).
    package static func edits(_ left: String, _ right: String) -> Int {
        let a = Array(left.utf8)
        let b = Array(right.utf8)
        if a.isEmpty || b.isEmpty { return a.count + b.count }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [Int](repeating: 0, count: b.count + 1)
            row[0] = i
            for j in 1...b.count {
                let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                row[j] = min(last[j] + 1, row[j - 1] + 1, replaced)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
