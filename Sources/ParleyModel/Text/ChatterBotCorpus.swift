// The corpus format of ChatterBot: YAML with categories and lists of what is said one after the other.

/// Conversations of a corpus file (https://github.com/gunthercox/chatterbot-corpus): a list `conversations` of lists of
/// statements. Of YAML it takes what such files have: block lists, plain and quoted scalars, which may go on over lines,
/// and comments.
package struct ChatterBotCorpus: Sendable {
    package struct Statement: Sendable, Hashable {
        package var text: String
        package var line: Int
    }
    package struct Skipped: Sendable, Hashable {
        package var line: Int
        package var why: String
    }
    /// A statement, and the one that answers it.
    package struct Pair: Sendable, Hashable {
        package var question: String
        package var answer: String
        package var line: Int
    }

    package private(set) var categories: [String] = []
    package private(set) var conversations: [[Statement]] = []
    package private(set) var skipped: [Skipped] = []
    /// What is no YAML, and was taken as it stands.
    package private(set) var odd: [Skipped] = []
    /// Sections of other names.
    package private(set) var others: [Statement] = []

    private enum Section { case none, categories, conversations, other }

    package init(_ text: String) {
        var section = Section.none
        /// How far statements of the open conversation are indented.
        var indent = 0
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        if let first = lines.first, first.hasPrefix("\u{FEFF}") { lines[0] = first.dropFirst() }
        for (index, line) in lines.enumerated() {
            let content = line.drop { $0 == " " || $0 == "\t" }
            let depth = line.count - content.count
            guard !content.isEmpty, content.first != "#", content != "---", content != "..." else { continue }
            if depth == 0, content.first != "-", let colon = content.firstIndex(of: ":") {
                switch content[..<colon] {
                case "categories": section = .categories
                case "conversations": section = .conversations
                default:
                    section = .other
                    others.append(Statement(text: String(content[..<colon]), line: index + 1))
                }
                continue
            }
            switch section {
            case .categories:
                if let item = ChatterBotCorpus.item(content) {
                    categories.append(ChatterBotCorpus.scalar(item.text))
                }
            case .conversations: take(content, depth: depth, line: index + 1, &indent)
            case .none, .other: break
            }
        }
        for index in conversations.indices {
            for place in conversations[index].indices {
                let statement = conversations[index][place]
                if let why = ChatterBotCorpus.problem(of: statement.text) {
                    odd.append(Skipped(line: statement.line, why: why))
                }
                conversations[index][place].text = ChatterBotCorpus.scalar(conversations[index][place].text)
            }
        }
    }

    private mutating func take(_ content: Substring, depth: Int, line: Int, _ indent: inout Int) {
        guard let item = ChatterBotCorpus.item(content) else {
            // A scalar that goes on.
            guard let last = conversations.indices.last, let place = conversations[last].indices.last else {
                skipped.append(Skipped(line: line, why: "it belongs to no conversation"))
                return
            }
            if depth == 0 {
                odd.append(
                    Skipped(line: line, why: "it stands at the margin, and goes on with the statement above"))
            }
            conversations[last][place].text += " " + content.trimmed
            return
        }
        if let inner = ChatterBotCorpus.item(item.text) {
            indent = depth + item.width
            conversations.append([Statement(text: String(inner.text), line: line)])
        } else if item.text.isEmpty {
            indent = depth + 1
            conversations.append([])
        } else if depth >= indent, depth > 0, !conversations.isEmpty {
            conversations[conversations.count - 1].append(Statement(text: String(item.text), line: line))
        } else {
            // What is indented below it has no conversation either.
            indent = .max
            skipped.append(
                Skipped(line: line, why: "a conversation is a list of statements, and this is one statement"))
        }
    }

    /// What follows `- `, and how far it is indented behind the dash.
    private static func item(_ content: Substring) -> (text: Substring, width: Int)? {
        guard content.first == "-" else { return nil }
        let rest = content.dropFirst()
        guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
        let text = rest.drop { $0 == " " || $0 == "\t" }
        return (text, content.count - text.count)
    }

    /// Why a scalar in quotes is none.
    private static func problem(of written: String) -> String? {
        let text = written.trimmed
        guard let quote = text.first, quote == "\"" || quote == "'" else { return nil }
        var rest = text.dropFirst()
        while let character = rest.popFirst() {
            if character == "\\", quote == "\"" {
                rest = rest.dropFirst()
            } else if character == quote {
                // Two of them stand for one.
                if quote == "'", rest.first == quote {
                    rest = rest.dropFirst()
                    continue
                }
                let behind = rest.trimmed
                return behind.isEmpty || behind.hasPrefix("#")
                    ? nil : "something stands behind the quote that closes it: \(behind.prefix(20))"
            }
        }
        return "a quote opens it and is never closed"
    }

    /// A scalar without its quotes, and without a comment behind it.
    private static func scalar(_ written: some StringProtocol) -> String {
        let text = written.trimmed
        if text.count > 1, text.hasPrefix("'"), text.hasSuffix("'") {
            return String(text.dropFirst().dropLast()).replacing("''", with: "'")
        }
        if text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") {
            let inner = String(text.dropFirst().dropLast())
            return inner.replacing("\\\"", with: "\"").replacing("\\n", with: "\n").replacing(
                "\\\\", with: "\\")
        }
        guard let comment = text.firstRange(of: " #") else { return text }
        return text[..<comment.lowerBound].trimmed
    }

    /// Each statement with the one behind it; of several answers to one question the first.
    package var pairs: (taken: [Pair], skipped: [Skipped]) {
        var taken: [Pair] = []
        var refused = skipped
        var known: [String: Int] = [:]
        for conversation in conversations {
            if conversation.count == 1 {
                refused.append(Skipped(line: conversation[0].line, why: "nothing answers it"))
            }
            for (question, answer) in zip(conversation, conversation.dropFirst()) {
                if question.text.isEmpty || answer.text.isEmpty {
                    refused.append(Skipped(line: answer.line, why: "one of the two is empty"))
                } else if let first = known[question.text] {
                    refused.append(Skipped(line: answer.line, why: "line \(first) answers the same question"))
                } else {
                    known[question.text] = question.line
                    taken.append(Pair(question: question.text, answer: answer.text, line: question.line))
                }
            }
        }
        return (taken, refused.sorted { $0.line < $1.line })
    }
}
