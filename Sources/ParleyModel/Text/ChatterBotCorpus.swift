// The corpus format of ChatterBot: YAML with categories and lists of what is said one after the other.

/// Conversations of a corpus file (https://github.com/gunthercox/chatterbot-corpus): a list `conversations` of lists of
/// statements. Of YAML it takes what such files have: block lists, texts of every kind (``YAMLScalar``) and comments.
package struct ChatterBotCorpus: Sendable {
    package struct Statement: Sendable, Hashable {
        package var text: String
        package var line: Int
        /// Stands where a statement is that cannot be read: what stands around it answers nothing.
        var isRefused = false
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
    /// What is not read, in the order of the lines.
    package private(set) var skipped: [Skipped] = []
    /// What is no YAML, and was taken as it stands, in the order of the lines.
    package private(set) var odd: [Skipped] = []
    /// Sections of other names.
    package private(set) var others: [Statement] = []

    private enum Section { case none, categories, conversations, other }

    package init(_ text: String) {
        var section = Section.none
        /// How far statements of the open conversation are indented.
        var indent = 0
        /// The text that lines below may belong to.
        var open: YAMLScalar?
        func isEnd(_ character: Character) -> Bool { ["\n", "\r\n", "\r"].contains(character) }
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: isEnd)
        if let first = lines.first, first.hasPrefix("\u{FEFF}") { lines[0] = first.dropFirst() }
        for (index, line) in lines.enumerated() {
            let content = line.drop { $0 == " " || $0 == "\t" }
            let depth = line.count - content.count
            if open?.holds(depth: depth, content) == true {
                open?.add(depth: depth, content)
                continue
            }
            if content.isEmpty { open?.add(depth: depth, content) }
            guard !content.isEmpty, content.first != "#", content != "---", content != "..." else { continue }
            if depth == 0, content.first != "-", let colon = content.firstIndex(of: ":") {
                close(&open)
                switch content[..<colon] {
                case "categories": section = .categories
                case "conversations":
                    section = .conversations
                    refuse(behind: content[content.index(after: colon)...], line: index + 1)
                default:
                    section = .other
                    others.append(Statement(text: String(content[..<colon]), line: index + 1))
                }
                continue
            }
            switch section {
            case .categories:
                if let item = ChatterBotCorpus.item(content),
                    case .text(let name, _) = YAMLScalar(item.text, column: depth, line: index + 1).reading
                {
                    categories.append(name)
                }
            case .conversations: take(content, depth: depth, line: index + 1, &indent, &open)
            case .none, .other: break
            }
        }
        close(&open)
        skipped.sort { $0.line < $1.line }
        odd.sort { $0.line < $1.line }
    }

    /// The conversations stand below their name.
    private mutating func refuse(behind text: Substring, line: Int) {
        let rest = text.trimmed
        guard !rest.isEmpty, !rest.hasPrefix("#") else { return }
        let why =
            "behind  conversations:  nothing is read; each statement stands on a line of its own, behind a dash"
        skipped.append(Skipped(line: line, why: why))
    }

    /// Puts what the text says in its place.
    private mutating func close(_ open: inout YAMLScalar?) {
        guard let scalar = open, let last = conversations.indices.last else { return }
        open = nil
        switch scalar.reading {
        case .text(let text, let why):
            conversations[last].append(Statement(text: text, line: scalar.line))
            if let why { odd.append(Skipped(line: scalar.line, why: why)) }
        case .refused(let why):
            conversations[last].append(Statement(text: "", line: scalar.line, isRefused: true))
            skipped.append(Skipped(line: scalar.line, why: why))
        }
    }

    private mutating func take(
        _ content: Substring, depth: Int, line: Int, _ indent: inout Int, _ open: inout YAMLScalar?
    ) {
        guard let item = ChatterBotCorpus.item(content) else {
            // A text that goes on.
            guard open != nil else {
                skipped.append(Skipped(line: line, why: "it belongs to no conversation"))
                return
            }
            if depth == 0 {
                odd.append(
                    Skipped(line: line, why: "it stands at the margin, and goes on with the statement above"))
            }
            open?.add(depth: depth, content)
            return
        }
        close(&open)
        let isStatement = depth >= indent && depth > 0 && !conversations.isEmpty
        if !isStatement, let inner = ChatterBotCorpus.item(item.text) {
            indent = depth + item.width
            conversations.append([])
            open = YAMLScalar(inner.text, column: indent, line: line)
        } else if item.text.isEmpty || item.text.first == "#" {
            indent = depth + 1
            conversations.append([])
        } else if isStatement {
            open = YAMLScalar(item.text, column: depth, line: line)
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

    /// Each statement with the one behind it; of several answers to one question the first.
    package var pairs: (taken: [Pair], skipped: [Skipped]) {
        var taken: [Pair] = []
        var refused = skipped
        var known: [String: Int] = [:]
        for conversation in conversations {
            if conversation.count == 1, !conversation[0].isRefused {
                refused.append(Skipped(line: conversation[0].line, why: "nothing answers it"))
            }
            for (question, answer) in zip(conversation, conversation.dropFirst())
            where !question.isRefused && !answer.isRefused {
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
