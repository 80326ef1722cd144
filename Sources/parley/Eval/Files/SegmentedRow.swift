// Sentences cut into words: words parted by blanks, as `word` or `word/TAG`.

/// A sentence with its words.
struct SegmentedRow: Sendable, Hashable {
    var words: [String]
    /// A part of speech for each word, where the file has them.
    var tags: [String]
    var line: Int
}

extension EvalFile {
    /// - Parameter tagged: whether words end in a stroke and their part of speech.
    func segmentedRows(tagged: Bool) throws(EvalFailure) -> [SegmentedRow] {
        var rows: [SegmentedRow] = []
        for line in lines {
            var row = SegmentedRow(words: [], tags: [], line: line.number)
            for piece in line.text.split(whereSeparator: { $0 == " " || $0 == "\u{3000}" || $0 == "\t" }) {
                guard tagged else {
                    row.words.append(String(piece))
                    continue
                }
                guard let stroke = piece.lastIndex(of: "/"), stroke > piece.startIndex else {
                    throw EvalFailure(
                        self, line: line.number, "\"\(piece)\" has no part of speech. Write word/TAG.")
                }
                row.words.append(String(piece[..<stroke]))
                row.tags.append(String(piece[piece.index(after: stroke)...]))
            }
            if !row.words.isEmpty { rows.append(row) }
        }
        return rows
    }
}
