// `label<TAB>a<TAB>b`: whether, or how far, two texts mean the same.

/// Two texts with how alike they are: 0 or 1, or a score.
struct PairRow: Sendable, Hashable {
    var score: Double
    var left: String
    var right: String
    var line: Int
}

extension EvalFile {
    func pairRows() throws(EvalFailure) -> [PairRow] {
        var rows: [PairRow] = []
        for line in lines {
            let columns = try columns(3, of: line, named: "score, first text and second text")
            guard let score = Double(columns[0]), score.isFinite else {
                throw EvalFailure(self, line: line.number, "the score \"\(columns[0])\" is no number.")
            }
            rows.append(PairRow(score: score, left: columns[1], right: columns[2], line: line.number))
        }
        return rows
    }
}
