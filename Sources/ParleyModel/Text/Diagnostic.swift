// What an author of flows is told about a mistake, and its one layout.

/// A line of a bot's file, counted from 1; the path is relative to the bot's folder.
public struct SourcePosition: Sendable, Hashable {
    public var file: String
    public var line: Int
    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }
}

/// A mistake in a bot: what is wrong, where, and what to do.
public struct Diagnostic: Error, Sendable, Hashable {
    public struct CloseName: Sendable, Hashable {
        public var name: String
        public var position: SourcePosition?
        public init(name: String, position: SourcePosition? = nil) {
            self.name = name
            self.position = position
        }
    }

    /// Whether the bot works all the same: the code begins with W.
    public var isWarning: Bool { code.hasPrefix("W") }

    /// In capitals: `UNKNOWN SLOT`.
    public var title: String
    /// A letter and three digits, `E104`: what `parley explain` takes.
    public var code: String
    public var position: SourcePosition?
    /// The line itself, as it stands in the file.
    public var source: String?
    /// The part of the line that is meant; carets point at its first occurrence, as a whole word where there is one.
    public var excerpt: String?
    public var explanation: String
    public var closeNames: [CloseName]
    public var hint: String?

    public init(
        title: String, code: String, position: SourcePosition? = nil, source: String? = nil,
        excerpt: String? = nil,
        explanation: String, closeNames: [CloseName] = [], hint: String? = nil
    ) {
        self.title = title
        self.code = code
        self.position = position
        self.source = source
        self.excerpt = excerpt
        self.explanation = explanation
        self.closeNames = closeNames
        self.hint = hint
    }
}

extension Diagnostic {
    /// The layout of every message to an author: title and place, sentence, source line, close names, one hint.
    public var report: String {
        let place = position.map { " \($0.file):\($0.line)" } ?? ""
        let rule = String(
            repeating: "-", count: max(3, 96 - 4 - title.count - place.count - 3 - code.count - 2))
        var lines = ["-- \(title) \(rule)\(place)   [\(code)]", "", explanation]
        if let source, let position {
            let number = String(position.line)
            let gutter = String(repeating: " ", count: 5 - min(4, number.count))
            lines += ["", "\(gutter)\(number) | \(source.replacingTabs)"]
            if let excerpt, let carets = Diagnostic.carets(under: excerpt, in: source.replacingTabs) {
                lines.append(String(repeating: " ", count: gutter.count + number.count) + " | " + carets)
            }
        }
        if !closeNames.isEmpty {
            if source == nil { lines.append("") }
            let width = closeNames.map(\.name.count).max() ?? 0
            for (index, close) in closeNames.enumerated() {
                let head = index == 0 ? "Close names:   " : "               "
                let pad = String(repeating: " ", count: width - close.name.count)
                let place = close.position.map { "\(pad)    declared at \($0.file):\($0.line)" } ?? ""
                lines.append(head + close.name + place)
            }
        }
        if let hint { lines += ["", "Hint: \(hint)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func carets(under excerpt: String, in line: String) -> String? {
        guard let place = Excerpt(excerpt).place(in: line) else { return nil }
        let before = line.unicodeScalars.prefix(place.offset).reduce(0) { $0 + TextWidth.columns(of: $1) }
        let under = excerpt.unicodeScalars.reduce(0) { $0 + TextWidth.columns(of: $1) }
        return String(repeating: " ", count: before) + String(repeating: "^", count: max(1, under))
    }
}

extension String {
    fileprivate var replacingTabs: String { String(flatMap { $0 == "\t" ? "    " : String($0) }) }
}
