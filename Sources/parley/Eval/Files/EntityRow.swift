// `dimension<TAB>language<TAB>expected value<TAB>text`: values that a text gives.

/// A text with the value that it gives, as its file writes values; the dimension `NONE` gives none.
struct EntityRow: Sendable, Hashable {
    var dimension: String
    var language: String
    var expected: String
    var text: String
    var line: Int
}

extension EvalFile {
    func entityRows() throws(EvalFailure) -> [EntityRow] {
        var rows: [EntityRow] = []
        for line in lines {
            let columns = try columns(4, of: line, named: "dimension, language, expected value and text")
            rows.append(
                EntityRow(
                    dimension: columns[0], language: columns[1], expected: columns[2], text: columns[3],
                    line: line.number))
        }
        return rows
    }
}
