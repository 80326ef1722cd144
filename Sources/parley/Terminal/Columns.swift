// Text in columns, by the width that a terminal gives each character.

import ParleyModel

enum Columns {
    /// Rows as lines; two blanks between columns, none behind the last.
    static func aligned(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? TextWidth.columns(of: $0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let padding = widths[column] - TextWidth.columns(of: cell)
                return column == row.count - 1 ? cell : cell + String(repeating: " ", count: padding)
            }.joined(separator: "  ")
        }
    }
}
