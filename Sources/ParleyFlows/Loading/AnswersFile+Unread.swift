// What stands in a file of questions and answers and reaches nobody, or not as it was meant.
package import ParleyModel

/// One place of a file that `answers(...)` names.
package struct UnreadAnswer: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A row of a table has more columns than the table.
        case overlongRow
        /// The first row of a table names columns, and not as they are called: it is read as a question and its answer.
        case namesOfColumns
        /// `##` with no blank behind it: the line is part of the answer above.
        case headingWithoutBlank
        /// `##` and nothing else: the line is part of the answer above.
        case emptyHeading
        /// A row of a table with nothing but a question.
        case rowWithoutAnswer
        /// A question with nothing below it.
        case questionWithoutAnswer
        /// A text that stands below no question.
        case textWithoutQuestion
        /// A line of a corpus is not read.
        case refusedStatement(String)
        /// A statement of a corpus is no YAML, and is read as it stands.
        case oddStatement(String)
    }
    package var kind: Kind
    package var line: Int
    /// What stands there, from its beginning.
    package var excerpt: String
}

extension AnswersFile {
    /// In the order of the lines. A text below the title of a Markdown file introduces it, and is not told.
    package static func unread(in file: BotFile) -> [UnreadAnswer] {
        guard let text = String(validating: file.bytes, as: UTF8.self) else { return [] }
        if file.path.hasSuffix(".csv") || file.path.hasSuffix(".tsv") {
            let table = CSVTable(text)
            let isHeaded = table.rows.first.map(isHeader) ?? false
            let names = table.rows.prefix(isHeaded ? 0 : 1).filter(namesColumns).map { row in
                UnreadAnswer(kind: .namesOfColumns, line: row.line, excerpt: row.fields[0].trimmed)
            }
            let bare = table.rows.dropFirst(isHeaded || !names.isEmpty ? 1 : 0).filter { row in
                !row.fields[0].trimmed.isEmpty && row.fields.dropFirst().allSatisfy(\.trimmed.isEmpty)
            }.map { UnreadAnswer(kind: .rowWithoutAnswer, line: $0.line, excerpt: $0.fields[0].trimmed) }
            return names + bare
                + table.overlong(hasHeader: isHeaded || !names.isEmpty).map { row in
                    UnreadAnswer(kind: .overlongRow, line: row.line, excerpt: row.fields[1].trimmed)
                }
        }
        if file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml") { return unread(inCorpus: text) }
        guard file.path.hasSuffix(".md") || file.path.hasSuffix(".markdown") else { return [] }
        return unread(inMarkdown: text)
    }

    /// What people call the columns that are `question` and `answer`.
    private static let columns: Set<String> = [
        "question", "questions", "answer", "answers", "reply", "response", "问题", "问句", "答案", "回答",
    ]

    private static func namesColumns(_ row: CSVTable.Row) -> Bool {
        row.fields.count > 1 && row.fields.count { columns.contains($0.trimmed.lowercased()) } > 1
    }

    private static func unread(inCorpus text: String) -> [UnreadAnswer] {
        let corpus = ChatterBotCorpus(text)
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        func excerpt(_ line: Int) -> String {
            lines.indices.contains(line - 1) ? lines[line - 1].trimmed : ""
        }
        let refused = corpus.skipped.map {
            UnreadAnswer(kind: .refusedStatement($0.why), line: $0.line, excerpt: excerpt($0.line))
        }
        let odd = corpus.odd.map {
            UnreadAnswer(kind: .oddStatement($0.why), line: $0.line, excerpt: excerpt($0.line))
        }
        return (refused + odd).sorted { $0.line < $1.line }
    }

    /// Who has the text below: a question, the title or nobody.
    private enum Owner { case nobody, title, question(line: Int, heading: String, isAnswered: Bool) }

    private static func unread(inMarkdown text: String) -> [UnreadAnswer] {
        var found: [UnreadAnswer] = []
        var (owner, hasTitle, isTold) = (Owner.nobody, false, false)
        func leave() {
            guard case .question(let line, let heading, false) = owner else { return }
            found.append(UnreadAnswer(kind: .questionWithoutAnswer, line: line, excerpt: heading))
        }
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let content = Substring(line).trimmed
            guard !content.isEmpty else { continue }
            let level = content.utf8.prefix { $0 == 0x23 }.count
            let next = content.utf8.dropFirst(level).first
            if level > 1, next == nil {
                found.append(UnreadAnswer(kind: .emptyHeading, line: index + 1, excerpt: content))
            } else if level > 1, next != 0x20 {
                found.append(UnreadAnswer(kind: .headingWithoutBlank, line: index + 1, excerpt: content))
            } else if level > 1 {
                // A heading right below another asks the same.
                owner = .question(line: index + 1, heading: content, isAnswered: false)
            } else if level == 1, next == 0x20 {
                leave()
                let isQuestion = content.hasSuffix("?") || content.hasSuffix("？")
                (owner, hasTitle, isTold) = (hasTitle || isQuestion ? .nobody : .title, true, false)
            } else if case .question(let line, let heading, _) = owner {
                owner = .question(line: line, heading: heading, isAnswered: true)
            } else if case .nobody = owner, !isTold, !content.hasPrefix("<!--") {
                found.append(UnreadAnswer(kind: .textWithoutQuestion, line: index + 1, excerpt: content))
                isTold = true
            }
        }
        leave()
        return found
    }
}
