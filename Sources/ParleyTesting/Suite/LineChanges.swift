// What differs between two texts, line by line.

enum LineChanges {
    /// `- 12 | bot: old` and `+ 12 | bot: new`, by the numbers of the old and of the new text.
    static func between(_ old: [String], _ new: [String]) -> [String] {
        let difference = new.difference(from: old)
        let removed = Set(difference.removals.map(LineChanges.offset))
        let inserted = Set(difference.insertions.map(LineChanges.offset))
        var lines: [String] = []
        var (before, after) = (0, 0)
        while before < old.count || after < new.count {
            if removed.contains(before) {
                lines.append("- \(before + 1) | \(old[before])")
                before += 1
            } else if inserted.contains(after) {
                lines.append("+ \(after + 1) | \(new[after])")
                after += 1
            } else {
                (before, after) = (before + 1, after + 1)
            }
        }
        return lines
    }

    private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
