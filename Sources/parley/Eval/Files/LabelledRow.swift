// `label<TAB>text`: intents, messages out of scope, sentiment.

/// A text with its label.
struct LabelledRow: Sendable, Hashable {
    /// What a row of a test file is labelled with that means no intent of the training file.
    static let outOfScope = "oos"

    var label: String
    var text: String
    var line: Int
}

extension EvalFile {
    func labelledRows() throws(EvalFailure) -> [LabelledRow] {
        var rows: [LabelledRow] = []
        for line in lines {
            let columns = try columns(2, of: line, named: "label and text")
            guard !columns[0].isEmpty else {
                throw EvalFailure(self, line: line.number, "the label is empty.")
            }
            rows.append(LabelledRow(label: columns[0], text: columns[1], line: line.number))
        }
        return rows
    }

    /// One message a line; of a line with TABs the last column, so that a labelled file serves too.
    func messages() -> [String] {
        lines.map { line in String(line.text.split(separator: "\t").last ?? "") }.filter { !$0.isEmpty }
    }
}
