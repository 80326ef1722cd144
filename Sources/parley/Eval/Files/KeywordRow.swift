// Texts with their keywords, a JSON object a line: `{text, keys}`.

import ParleyModel

/// A text with the keywords that a person gave it.
struct KeywordRow: Sendable, Hashable {
    var text: String
    var keys: [String]
    var line: Int
}

extension EvalFile {
    func keywordRows() throws(EvalFailure) -> [KeywordRow] {
        var rows: [KeywordRow] = []
        for line in lines {
            let record = try record(of: line)
            guard let list = record["keys"]?.list else {
                throw EvalFailure(self, line: line.number, "the object has no list \"keys\".")
            }
            rows.append(
                KeywordRow(
                    text: try text("text", of: record, line: line), keys: list.compactMap(\.text),
                    line: line.number))
        }
        return rows
    }
}
