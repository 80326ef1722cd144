// A text of YAML as it is written, over one line or more, and what it says.

/// Plain, in single or double quotes, or a block behind `|` or `>` (YAML 1.2.2, chapters 7.3 and 8.1).
///
/// What begins anything else of YAML is refused: lists and pairs in brackets, references, tags.
struct YAMLScalar {
    private enum Style { case plain, single, double, literal, folded }

    let line: Int
    /// Of its dash: what is indented no deeper is no part of a block or of a text in quotes that is still open.
    private let column: Int
    private let style: Style
    private var lines: [(depth: Int, text: Substring)]

    init(_ text: Substring, column: Int, line: Int) {
        self.line = line
        self.column = column
        lines = [(column, text)]
        style =
            switch text.first {
            case "'": .single
            case "\"": .double
            case "|" where YAMLScalar.isHeader(text): .literal
            case ">" where YAMLScalar.isHeader(text): .folded
            default: .plain
            }
    }

    /// What it says.
    enum Reading: Equatable {
        /// - Parameter odd: what YAML would not take so.
        case text(String, odd: String? = nil)
        case refused(String)
    }

    /// Whether a line below belongs to it whatever it begins with.
    func holds(depth: Int, _ content: Substring) -> Bool {
        switch style {
        case .literal, .folded: content.isEmpty || depth > column
        case .single, .double: (content.isEmpty || depth > column) && closed == nil
        case .plain: false
        }
    }

    mutating func add(depth: Int, _ content: Substring) { lines.append((depth, content)) }

    var reading: Reading {
        switch style {
        case .literal, .folded: return block
        case .single, .double: return quoted
        case .plain: return plain
        }
    }

    // MARK: plain

    private static let begins: [Character: String] = [
        "[": "a list in brackets", "{": "pairs in braces", "&": "the name of a reference", "*": "a reference",
        "!": "a tag",
    ]

    private var plain: Reading {
        let text = YAMLScalar.folded(lines.map { YAMLScalar.withoutComment($0.text).trimmed })
        if text.hasPrefix("- ") {
            return .refused(
                "a list within a conversation is not read; a text that begins with - stands in quotes")
        }
        if let first = text.first {
            if let what = YAMLScalar.begins[first] {
                return .refused(
                    "\(first) begins \(what) in YAML, which is not read here; a text that begins so stands in quotes"
                )
            }
            if "%@`,]}|>".contains(first) || text.hasPrefix("? ") {
                return .refused("no text of YAML begins with \(first); put it in quotes")
            }
        }
        let isPair = text.hasSuffix(":") || text.contains(": ")
        return .text(
            text, odd: isPair ? "in YAML a colon makes it a key with its value; put the text in quotes" : nil)
    }

    private static func withoutComment(_ text: Substring) -> Substring {
        if text.first == "#" { return "" }
        let comment = text.indices.first { place in
            text[place] == "#" && place > text.startIndex && " \t".contains(text[text.index(before: place)])
        }
        return comment.map { text[..<$0] } ?? text
    }

    /// A line end is a blank; of lines without anything between them each is a line end, and so is it beside lines that are
    /// indented further.
    private static func folded(_ lines: [String]) -> String {
        var text = ""
        var ends = 0
        var wasIndented = false
        for line in lines {
            if line.isEmpty {
                ends += 1
                continue
            }
            let isIndented = line.first == " "
            if !text.isEmpty {
                let kept = wasIndented || isIndented ? ends + 1 : ends
                text += kept > 0 ? String(repeating: "\n", count: kept) : " "
            }
            text += line
            (ends, wasIndented) = (0, isIndented)
        }
        return text
    }

    // MARK: in quotes

    /// All of it in one line, from its quote on.
    private var joined: String {
        guard style == .double else { return YAMLScalar.folded(lines.map(\.text.trimmed)) }
        // A backslash at the end of a line takes the line end away.
        var parts: [String] = []
        for line in lines.map(\.text.trimmed) {
            if let last = parts.last, last.reversed().prefix(while: { $0 == "\\" }).count % 2 == 1 {
                parts[parts.count - 1] = last.dropLast() + line
            } else {
                parts.append(line)
            }
        }
        return YAMLScalar.folded(parts)
    }

    /// What stands between the quotes, as it is written, and what behind them.
    private var closed: (inner: Substring, behind: Substring)? {
        let text = joined[...]
        guard let quote = text.first else { return nil }
        var place = text.index(after: text.startIndex)
        while place < text.endIndex {
            let next = text.index(after: place)
            if text[place] == "\\", quote == "\"" {
                place = next < text.endIndex ? text.index(after: next) : next
            } else if text[place] == quote {
                // Two of them stand for one.
                guard quote == "'", next < text.endIndex, text[next] == quote else {
                    return (text[text.index(after: text.startIndex)..<place], text[next...])
                }
                place = text.index(after: next)
            } else {
                place = next
            }
        }
        return nil
    }

    private var quoted: Reading {
        guard let (inner, behind) = closed else {
            return .text(joined, odd: "a quote opens it and is never closed")
        }
        let rest = behind.trimmed
        guard rest.isEmpty || (rest.hasPrefix("#") && behind.first != "#") else {
            return .text(
                joined, odd: "something stands behind the quote that closes it: \(rest.prefix(20))")
        }
        return style == .single
            ? .text(String(inner).replacing("''", with: "'")) : YAMLScalar.unescaped(inner)
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "\t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}",
        "r": "\r", "e": "\u{1B}", " ": " ", "\"": "\"", "/": "/", "\\": "\\", "N": "\u{85}", "_": "\u{A0}",
        "L": "\u{2028}", "P": "\u{2029}",
    ]
    private static let widths: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]

    private static func unescaped(_ inner: Substring) -> Reading {
        var units: [UInt16] = []
        var rest = Substring.UnicodeScalarView(inner.unicodeScalars)
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                units += Array(String(scalar).utf16)
                continue
            }
            let name = rest.popFirst()
            if let name, let meant = escapes[name] {
                units += Array(String(meant).utf16)
                continue
            }
            guard let name, let width = widths[name], case let digits = rest.prefix(width),
                digits.count == width,
                let number = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
            else {
                let written = name.map { "\\" + String($0) } ?? "\\"
                return .refused("\(written) stands for nothing in YAML; a backslash in double quotes is \\\\")
            }
            rest = rest.dropFirst(width)
            // JSON writes what lies beyond four digits as two halves.
            if let half = UInt16(exactly: number) {
                units.append(half)
            } else if let whole = Unicode.Scalar(number) {
                units += Array(String(whole).utf16)
            } else {
                return .refused(
                    "\\\(name)\(String(String.UnicodeScalarView(digits))) is no character of Unicode")
            }
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            return .refused("an escape in it is half a character: \\u goes in pairs beyond four digits")
        }
        return .text(text)
    }

    // MARK: blocks

    /// `|`, `>`, each with how far it is indented and what becomes of its last line ends, in either order.
    private static func isHeader(_ text: Substring) -> Bool {
        let marks = withoutComment(text).dropFirst().trimmed
        return marks.count <= 2 && marks.count { "+-".contains($0) } <= 1
            && marks.count { "123456789".contains($0) } <= 1
            && marks.allSatisfy { "+-123456789".contains($0) }
    }

    /// Line ends at its end are nothing that anybody is told.
    private var block: Reading {
        let marks = YAMLScalar.withoutComment(lines[0].text)
        let body = lines.dropFirst()
        let told = marks.compactMap(\.wholeNumberValue).first.map { column + $0 }
        let margin = told ?? body.first { !$0.text.isEmpty }?.depth ?? 0
        let indented = body.map { line in
            line.text.isEmpty
                ? "" : String(repeating: " ", count: max(0, line.depth - margin)) + line.text
        }
        if let place = body.firstIndex(where: { !$0.text.isEmpty && $0.depth < margin }) {
            return .refused("line \(line + place) is indented less than the first line of its text")
        }
        return .text(
            (style == .folded ? YAMLScalar.folded(indented) : indented.joined(separator: "\n")).trimmed)
    }
}
