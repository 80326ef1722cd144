// The text of a `bot:` line: what a reply must say, with places for anything.

/// A text with `{any}` for anything, `{name=any}` to capture it, and `{name}` for what was captured before.
public struct ReplyPattern: Sendable, Hashable, CustomStringConvertible {
    enum Part: Sendable, Hashable {
        case literal([UnicodeScalar])
        case any(name: String?)
        /// A captured name; literal text where nothing of that name was captured.
        case name(String)
    }

    public let description: String
    let parts: [Part]

    public init(_ text: String) {
        let text = ReplyPattern.tidy(text)
        description = text
        var parts: [Part] = []
        var literal: [UnicodeScalar] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "{", let end = rest.firstIndex(of: "}"),
                let part = ReplyPattern.place(rest[rest.index(after: rest.startIndex)..<end].text)
            {
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = []
                parts.append(part)
                rest = rest[rest.index(after: end)...]
            } else {
                literal.append(scalar)
                rest = rest.dropFirst()
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        self.parts = parts
    }

    private static func place(_ inside: String) -> Part? {
        if inside == "any" { return .any(name: nil) }
        let name = inside.hasSuffix("=any") ? String(inside.dropLast(4)) : inside
        let scalars = name.unicodeScalars
        guard let first = scalars.first, TextScanner.isNameStart(first),
            scalars.allSatisfy(TextScanner.isNamePart)
        else { return nil }
        return name == inside ? .name(name) : .any(name: name)
    }

    /// Whether a reply's text fits; what it captured is added to `captured` then. Blanks around lines do not count.
    func matches(_ text: String, captured: inout [String: String]) -> Bool {
        var found = captured
        let scalars = Array(ReplyPattern.tidy(text).unicodeScalars)
        guard ReplyPattern.match(parts[...], scalars[...], &found) else { return false }
        captured = found
        return true
    }

    /// The text with captured names filled in.
    func fill(_ captured: [String: String]) -> String {
        parts.map { part in
            switch part {
            case .literal(let scalars): scalars.text
            case .any(let name): name.map { "{\($0)=any}" } ?? "{any}"
            case .name(let name): captured[name] ?? "{\(name)}"
            }
        }.joined()
    }

    /// Blanks at the ends of lines cannot be seen, and those at their beginnings are a transcript's own indentation.
    static func tidy(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(\.trimmed).joined(separator: "\n")
            .trimmed
    }

    /// The shortest text for each place, as long as the rest fits.
    private static func match(
        _ parts: ArraySlice<Part>, _ text: ArraySlice<UnicodeScalar>, _ captured: inout [String: String]
    ) -> Bool {
        guard let part = parts.first else { return text.isEmpty }
        let rest = parts.dropFirst()
        switch part {
        case .literal(let wanted):
            return text.starts(with: wanted) && match(rest, text.dropFirst(wanted.count), &captured)
        case .name(let name):
            let wanted = Array((captured[name] ?? "{\(name)}").unicodeScalars)
            return text.starts(with: wanted) && match(rest, text.dropFirst(wanted.count), &captured)
        case .any(let name):
            for length in 0...text.count {
                var found = captured
                if let name { found[name] = text.prefix(length).text }
                if match(rest, text.dropFirst(length), &found) {
                    captured = found
                    return true
                }
            }
            return false
        }
    }
}
