// What a table of questions and answers, or of intents and examples, brings into a bot.

import ParleyModel

/// Rows that were taken, and those that were not with the reason.
struct ImportedData: Hashable {
    struct Refused: Hashable {
        var line: Int
        var why: String
    }
    enum Content: Hashable {
        case answers([Answer])
        /// Examples by intent, in the order in which they first stood.
        case intents([Intent])
    }
    struct Answer: Hashable {
        var question: String
        var answer: String
    }
    struct Intent: Hashable {
        var name: String
        var examples: [String]
    }

    var content: Content
    var refused: [Refused]
    /// Rows that were taken in other words than they stood, with what is other.
    var changed: [Refused] = []

    /// Rows that were taken.
    var count: Int {
        switch content {
        case .answers(let answers): answers.count
        case .intents(let intents): intents.reduce(0) { $0 + $1.examples.count }
        }
    }
}

/// What a bot has already, as far as an import must know it.
struct ExistingNames {
    /// What an example may name in braces.
    var slots: Set<String> = []
    var intents: [String: SourcePosition] = [:]

    init() {}

    init(_ declarations: Declarations) {
        slots = Set(declarations.slots.keys)
        intents = declarations.intents.mapValues(\.position)
    }
}

/// Reads a table by the names of its columns.
enum TableImport {
    private static let questions: Set<String> = ["question", "questions", "q", "问题", "问"]
    private static let answers: Set<String> = [
        "answer", "answers", "a", "reply", "response", "回答", "答案", "答",
    ]
    private static let intents: Set<String> = ["intent", "label", "category", "class", "意图", "标签"]
    private static let examples: Set<String> = [
        "text", "example", "examples", "utterance", "query", "message", "sentence", "例句", "文本",
    ]

    enum Kind { case answers, intents }

    /// - Parameter kind: what a table without known names of columns has: question and answer, or intent and example.
    static func data(from text: String, kind: Kind?, into bot: ExistingNames = ExistingNames())
        -> ImportedData?
    {
        let table = CSVTable(text)
        var rows = table.rows
        let header = rows.first?.fields.map { $0.trimmed.lowercased() } ?? []
        func column(_ names: Set<String>) -> Int? { header.firstIndex { names.contains($0) } }
        let columns: (kind: Kind, left: Int, right: Int)
        /// The first line, where it reads like names of columns in another language.
        var names: CSVTable.Row?
        if kind != .intents, let question = column(questions), let answer = column(answers) {
            columns = (.answers, question, answer)
            rows.removeFirst()
        } else if kind != .answers, let intent = column(intents), let example = column(examples) {
            columns = (.intents, intent, example)
            rows.removeFirst()
        } else {
            guard let kind else { return nil }
            columns = (kind, 0, 1)
            // An intent is one word, and its first example may be another.
            names = kind == .answers ? namesOfColumns(rows) : nil
            if names != nil { rows.removeFirst() }
        }
        let overlong = Set(table.overlong(hasHeader: rows.count < table.rows.count).map(\.line))
        var refused =
            names.map {
                [ImportedData.Refused(line: $0.line, why: "it reads like the names of the columns")]
            } ?? []
        var pairs: [(left: String, right: String, line: Int)] = []
        for row in rows {
            guard row.fields.indices.contains(max(columns.left, columns.right)) else {
                refused.append(.init(line: row.line, why: "it has too few columns"))
                continue
            }
            guard !overlong.contains(row.line) else {
                let mark = [";": "a semicolon", "\t": "a tab"][table.separator] ?? "a comma"
                let why =
                    "it has more columns than the table; a field with \(mark) in it stands in quotes, \"...\""
                refused.append(.init(line: row.line, why: why))
                continue
            }
            let left = row.fields[columns.left].trimmed
            let right = row.fields[columns.right].trimmed
            if left.isEmpty || right.isEmpty {
                refused.append(.init(line: row.line, why: "one of the two is empty"))
            } else {
                pairs.append((left, right, row.line))
            }
        }
        return columns.kind == .answers ? answers(pairs, refused) : intents(pairs, refused, into: bot)
    }

    /// One word over each of two columns, `Frage;Antwort`, where no row below has but a word in both.
    private static func namesOfColumns(_ rows: [CSVTable.Row]) -> CSVTable.Row? {
        func isOfWords(_ row: CSVTable.Row) -> Bool {
            row.fields.count == 2
                && row.fields.allSatisfy { field in
                    let word = field.trimmed
                    return (2...20).contains(word.count) && word.allSatisfy(\.isLetter)
                }
        }
        guard let first = rows.first, rows.count > 1, isOfWords(first),
            !rows.dropFirst().contains(where: isOfWords)
        else { return nil }
        return first
    }

    private static func answers(
        _ pairs: [(left: String, right: String, line: Int)], _ refused: [ImportedData.Refused]
    ) -> ImportedData {
        var refused = refused
        var lines: [String: Int] = [:]
        var answers: [ImportedData.Answer] = []
        for (question, answer, line) in pairs {
            if let first = lines[question] {
                refused.append(.init(line: line, why: "line \(first) answers the same question"))
            } else {
                lines[question] = line
                answers.append(.init(question: question, answer: answer))
            }
        }
        return ImportedData(content: .answers(answers), refused: refused.sorted { $0.line < $1.line })
    }

    private static func intents(
        _ pairs: [(left: String, right: String, line: Int)], _ refused: [ImportedData.Refused],
        into bot: ExistingNames
    ) -> ImportedData {
        var refused = refused
        var changed: [ImportedData.Refused] = []
        var lines: [String: (line: Int, intent: String)] = [:]
        var intents: [ImportedData.Intent] = []
        var places: [String: Int] = [:]
        for (label, example, line) in pairs {
            let name = name(of: label)
            if name.isEmpty || label == "oos" {
                let why =
                    label == "oos" ? "oos means that it belongs to no intent" : "\"\(label)\" gives no name"
                refused.append(.init(line: line, why: why))
            } else if example.hasPrefix("@") {
                refused.append(.init(line: line, why: "an example cannot begin with @, which names a file"))
            } else if let first = lines[example] {
                let why =
                    first.intent == name
                    ? "line \(first.line) says the same" : "line \(first.line) is for \(first.intent)"
                refused.append(.init(line: line, why: why))
            } else if let there = bot.intents[name] {
                let why = "the bot has the intent \(name), at \(there.file):\(there.line); add it there"
                refused.append(.init(line: line, why: why))
            } else {
                lines[example] = (line, name)
                let place = places[name] ?? intents.count
                if place == intents.count {
                    places[name] = place
                    intents.append(.init(name: name, examples: []))
                }
                let written = withRoundBraces(example, but: bot.slots)
                if written != example {
                    let why = "the bot has no slot of the name in braces, which became round: \(written)"
                    changed.append(.init(line: line, why: why))
                }
                intents[place].examples.append(written)
            }
        }
        return ImportedData(
            content: .intents(intents), refused: refused.sorted { $0.line < $1.line }, changed: changed)
    }

    /// Braces become round where they stand around no slot of the bot: they would keep it from loading.
    private static func withRoundBraces(_ example: String, but slots: Set<String>) -> String {
        var written = ""
        var rest = example[...]
        while let scalar = rest.first {
            if scalar == "{", let end = rest.firstIndex(of: "}"),
                slots.contains(String(rest[rest.index(after: rest.startIndex)..<end]))
            {
                written += rest[...end]
                rest = rest[rest.index(after: end)...]
            } else {
                written.append(scalar == "{" ? "(" : scalar == "}" ? ")" : scalar)
                rest = rest.dropFirst()
            }
        }
        return written
    }

    /// What is said of a table in which a quote swallows the rest.
    static func unclosed(_ file: String, _ line: Int) -> String {
        "\(file):\(line): a quote opens here and is never closed, so all that follows would be one field. "
            + "Close it with another \"; inside a field, two of them stand for one. Nothing was imported."
    }

    /// A label as a name: letters and digits, `_` between them.
    static func name(of label: String) -> String {
        let parts = label.split { !($0.isLetter || $0.isNumber) }
        return parts.joined(separator: "_")
    }
}
