// Cuts rows into parts for cross-validation, the same parts in every process.

enum Folds {
    /// A part for each row, 0 up to `count`: the rows of a label are dealt out in turn, so that every part has its share.
    static func parts(of labels: [String], count: Int) -> [Int] {
        var next: [String: Int] = [:]
        // Labels begin at different parts, or the first part would get the first row of each.
        return labels.map { label in
            let turn = next[label] ?? next.count
            next[label] = turn + 1
            return turn % count
        }
    }
}
