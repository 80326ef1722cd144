// Questions with answers, a JSON object a line: `{id, question[, answer][, questions]}`.

import ParleyModel

/// An entry that a query may mean; lines with the same id are one entry with several questions.
struct FAQEntry: Sendable, Hashable {
    var id: String
    /// The first is the entry's own; the others ask the same in other words.
    var questions: [String]
    var answer: String
}

extension EvalFile {
    /// In the order in which their ids come first.
    func faqEntries() throws(EvalFailure) -> [FAQEntry] {
        var entries: [FAQEntry] = []
        var places: [String: Int] = [:]
        for line in lines {
            let record = try record(of: line)
            let id = try identifier(of: record, line: line)
            var questions = record["question"]?.text.map { [$0] } ?? []
            for name in ["questions", "paraphrases"] {
                questions += record[name]?.list?.compactMap(\.text) ?? []
            }
            guard !questions.isEmpty else {
                throw EvalFailure(self, line: line.number, "the object has no text \"question\".")
            }
            let answer = record["answer"]?.text ?? ""
            if let place = places[id] {
                entries[place].questions += questions
                if entries[place].answer.isEmpty { entries[place].answer = answer }
            } else {
                places[id] = entries.count
                entries.append(FAQEntry(id: id, questions: questions, answer: answer))
            }
        }
        return entries
    }

    private func identifier(of record: Record, line: Line) throws(EvalFailure) -> String {
        if let number = record["id"]?.integer { return String(number) }
        return try text("id", of: record, line: line)
    }
}
