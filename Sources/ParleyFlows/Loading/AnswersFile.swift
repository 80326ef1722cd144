// Questions and answers from a file: Markdown, CSV with the columns question and answer, or a corpus of ChatterBot.
import ParleyModel

/// Reads the files that `answers(...)` names.
///
/// Markdown: a heading of the second level or deeper is a question; headings that follow one another without text
/// between them, and parts of a heading divided by ` / `, ask the same; what stands until the next heading is the
/// answer. A heading of the first level is the file's title.
package enum AnswersFile {
    package static func isKnown(_ path: String) -> Bool {
        [".md", ".markdown", ".csv", ".tsv", ".yml", ".yaml"].contains { path.hasSuffix($0) }
    }

    static func read(_ file: BotFile, locale: Locale?) throws(Mistake) -> [AnswerDeclaration] {
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            throw Mistake(.wrongValue, "\(file.path) is not UTF-8.", hint: "save it as UTF-8.")
        }
        if file.path.hasSuffix(".csv") || file.path.hasSuffix(".tsv") {
            return try readCSV(text, path: file.path, locale: locale)
        }
        if file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml") {
            return readCorpus(text, path: file.path, locale: locale)
        }
        if isKnown(file.path) { return readMarkdown(text, path: file.path, locale: locale) }
        throw Mistake(
            .wrongValue, "answers() cannot read \(file.path).",
            hint: "questions and answers stand in .md, .csv or .yml files.")
    }

    private struct Block {
        var questions: [String] = []
        var lines: [String] = []
        var line = 0
    }

    private static func readMarkdown(_ text: String, path: String, locale: Locale?) -> [AnswerDeclaration] {
        var answers: [AnswerDeclaration] = []
        var block = Block()
        func finish() {
            let body = block.lines.joined(separator: "\n").trimmed
            guard !block.questions.isEmpty, !body.isEmpty else { return }
            answers.append(
                AnswerDeclaration(
                    id: "\(path)#\(answers.count + 1)", questions: block.questions,
                    reply: .saying(Saying(.plain(body))), locale: locale,
                    position: SourcePosition(file: path, line: block.line)))
        }
        var number = 0
        // By bytes: to take a book apart character by character costs more than to read it. What a line ends with in
        // Windows is trimmed.
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let content = Substring(line).trimmed
            let level = content.utf8.prefix { $0 == 0x23 }.count
            guard level > 0, content.utf8.dropFirst(level).first == 0x20 else {
                block.lines.append(content)
                continue
            }
            let hasBody = block.lines.contains { !$0.isEmpty }
            if level == 1 || hasBody {
                finish()
                block = Block(line: number)
            }
            if level > 1 {
                if block.questions.isEmpty { block.line = number }
                block.questions += wordings(content.utf8.dropFirst(level))
            }
            block.lines = []
        }
        finish()
        return answers
    }

    /// What asks the same, divided by ` / `.
    private static func wordings(_ heading: Substring.UTF8View) -> [String] {
        var (wordings, start, place) = ([String](), heading.startIndex, heading.startIndex)
        func add(to end: String.Index) {
            if start < end { wordings.append(Substring(heading[start..<end]).trimmed) }
        }
        while let slash = heading[place...].firstIndex(of: 0x2F) {
            place = heading.index(after: slash)
            guard slash > start, place < heading.endIndex, heading[place] == 0x20,
                heading[heading.index(before: slash)] == 0x20
            else { continue }
            add(to: heading.index(before: slash))
            place = heading.index(after: place)
            start = place
        }
        add(to: heading.endIndex)
        return wordings
    }

    private static func readCSV(_ text: String, path: String, locale: Locale?) throws(Mistake)
        -> [AnswerDeclaration]
    {
        let table = CSVTable(text)
        if let line = table.openQuote {
            throw Mistake(
                .wrongValue,
                "answers() names the file \(path), in which the quote of line \(line) is never closed.",
                hint: "close it with another \"; inside a field, two of them stand for one.")
        }
        var answers: [AnswerDeclaration] = []
        for (index, row) in table.rows.enumerated() where row.fields.count > 1 {
            let (question, answer) = (row.fields[0].trimmed, row.fields[1].trimmed)
            if index == 0, isHeader(row) { continue }
            guard !question.isEmpty, !answer.isEmpty else { continue }
            answers.append(
                AnswerDeclaration(
                    id: "\(path)#\(index + 1)", questions: wordings(question.utf8[...]),
                    reply: .saying(Saying(.plain(answer))), locale: locale,
                    position: SourcePosition(file: path, line: row.line)))
        }
        return answers
    }

    static func isHeader(_ row: CSVTable.Row) -> Bool {
        let (question, answer) = (row.fields[0].trimmed, row.fields.dropFirst().first?.trimmed ?? "")
        return question.lowercased() == "question" || question.isEmpty || answer.isEmpty
    }

    /// Each statement is a question that the next one of its conversation answers.
    private static func readCorpus(_ text: String, path: String, locale: Locale?) -> [AnswerDeclaration] {
        ChatterBotCorpus(text).pairs.taken.enumerated().map { index, pair in
            AnswerDeclaration(
                id: "\(path)#\(index + 1)", questions: [pair.question],
                reply: .saying(Saying(.plain(pair.answer))),
                locale: locale, position: SourcePosition(file: path, line: pair.line))
        }
    }
}
