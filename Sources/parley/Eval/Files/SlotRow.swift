// Messages with the places of their values, a JSON object a line: `{intent, text, slots: [{slot, start, end, value}]}`.

import ParleyModel

/// A message with the values that stand in it.
struct SlotRow: Sendable, Hashable {
    struct Span: Sendable, Hashable {
        var slot: String
        /// Offsets into the text in Unicode scalars, the end exclusive.
        var start: Int
        var end: Int
    }

    var intent: String
    var text: String
    var spans: [Span]
    var line: Int
}

extension EvalFile {
    func slotRows() throws(EvalFailure) -> [SlotRow] {
        var rows: [SlotRow] = []
        for line in lines {
            let record = try record(of: line)
            let text = try text("text", of: record, line: line)
            let length = text.unicodeScalars.count
            var spans: [SlotRow.Span] = []
            for value in record["slots"]?.list ?? [] {
                guard let slot = value["slot"]?.text, let start = value["start"]?.integer,
                    let end = value["end"]?.integer, 0 <= start, start < end, end <= Int64(length)
                else {
                    throw EvalFailure(
                        self, line: line.number,
                        "a slot needs \"slot\", \"start\" and \"end\", and must lie within the text of \(length) "
                            + "characters.")
                }
                spans.append(SlotRow.Span(slot: slot, start: Int(start), end: Int(end)))
            }
            rows.append(
                SlotRow(
                    intent: record["intent"]?.text ?? "", text: text, spans: spans, line: line.number))
        }
        return rows
    }
}
