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

    /// Rows that were taken.
    var count: Int {
        switch content {
        case .answers(let answers): answers.count
        case .intents(let intents): intents.reduce(0) { $0 + $1.examples.count }
        }
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
    static func data(from text: String, kind: Kind?) -> ImportedData? {
        var rows = CSVTable(text).rows
        let header = rows.first?.fields.map { $0.trimmed.lowercased() } ?? []
        func column(_ names: Set<String>) -> Int? { header.firstIndex { names.contains($0) } }
        let columns: (kind: Kind, left: Int, right: Int)
        if kind != .intents, let question = column(questions), let answer = column(answers) {
            columns = (.answers, question, answer)
            rows.removeFirst()
        } else if kind != .answers, let intent = column(intents), let example = column(examples) {
            columns = (.intents, intent, example)
            rows.removeFirst()
        } else {
            guard let kind else { return nil }
            columns = (kind, 0, 1)
        }
        var refused: [ImportedData.Refused] = []
        var pairs: [(left: String, right: String, line: Int)] = []
        for row in rows {
            guard row.fields.indices.contains(max(columns.left, columns.right)) else {
                refused.append(.init(line: row.line, why: "it has too few columns"))
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
        return columns.kind == .answers ? answers(pairs, refused) : intents(pairs, refused)
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
        _ pairs: [(left: String, right: String, line: Int)], _ refused: [ImportedData.Refused]
    ) -> ImportedData {
        var refused = refused
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
            } else {
                lines[example] = (line, name)
                let place = places[name] ?? intents.count
                if place == intents.count {
                    places[name] = place
                    intents.append(.init(name: name, examples: []))
                }
                intents[place].examples.append(example)
            }
        }
        return ImportedData(content: .intents(intents), refused: refused.sorted { $0.line < $1.line })
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
