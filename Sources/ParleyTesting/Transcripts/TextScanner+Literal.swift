// Lua-like literals: `{ number = "1", list = { 1, 2 } }`, strings, numbers, true, false, nil.

package import ParleyModel

extension TextScanner {
    private static let maximumDepth = 32

    /// One literal; an empty table is a record.
    mutating func literal(depth: Int = 0) throws(TranscriptMistake) -> Value {
        guard depth < TextScanner.maximumDepth else { throw .badLiteral("it is nested too deeply") }
        skipBlanks()
        guard let first = current else { throw .badLiteral("a value is missing at the end of the line") }
        if first == "{" { return try table(depth: depth) }
        if first == "\"" || first == "'" { return .text(try quoted(first)) }
        if first == "-" || first == "." || ("0"..."9").contains(first) { return try number() }
        let start = self
        switch name() {
        case "true": return true
        case "false": return false
        case "nil": return .null
        case let other?: throw .badLiteral("\(other) is no value; a text stands in quotes: \"\(other)\"")
        case nil:
            self = start
            throw .badLiteral("\"\(excerpt)\" is no value")
        }
    }

    private mutating func table(depth: Int) throws(TranscriptMistake) -> Value {
        advance()
        var list: [Value] = []
        var fields: [Record.Field] = []
        while !take("}") {
            if let key = try key() {
                fields.append(Record.Field(name: key, value: try literal(depth: depth + 1)))
            } else {
                list.append(try literal(depth: depth + 1))
            }
            if take(",") || take(";") { continue }
            guard take("}") else {
                throw .badLiteral(isAtEnd() ? "a } is missing" : "a , or } is missing before \"\(excerpt)\"")
            }
            break
        }
        if list.isEmpty { return .record(Record(fields)) }
        guard fields.isEmpty else { throw .badLiteral("a table is a list or has names, not both") }
        return .list(list)
    }

    /// The `name =` or `["name"] =` before a field's value; reads nothing where there is none.
    private mutating func key() throws(TranscriptMistake) -> String? {
        let start = self
        if take("[") {
            skipBlanks()
            guard let quote = current, quote == "\"" || quote == "'" else {
                throw .badLiteral("a name in [ ] stands in quotes")
            }
            let key = try quoted(quote)
            guard take("]"), take("=") else { throw .badLiteral("\"] =\" is missing after \"\(key)\"") }
            return key
        }
        if let key = name(), take("=") { return key }
        self = start
        return nil
    }

    private mutating func quoted(_ quote: UnicodeScalar) throws(TranscriptMistake) -> String {
        advance()
        var text = String.UnicodeScalarView()
        while let scalar = current {
            advance()
            if scalar == quote { return String(text) }
            text.append(scalar == "\\" ? try escape() : scalar)
        }
        throw .badLiteral("a closing \(quote) is missing")
    }

    private mutating func escape() throws(TranscriptMistake) -> UnicodeScalar {
        guard let scalar = current else { throw .badLiteral("a closing quote is missing") }
        advance()
        switch scalar {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "\\", "\"", "'": return scalar
        case "u":
            guard take("{") else { throw .badLiteral("\\u is written \\u{4E2D}") }
            let start = self
            guard let digits = word()?.prefix(while: { $0 != "}" }), let code = UInt32(digits, radix: 16),
                let result = UnicodeScalar(code)
            else { throw .badLiteral("\\u is written \\u{4E2D}") }
            self = start
            while let next = current, next != "}" { advance() }
            advance()
            return result
        default: throw .badLiteral("\\\(scalar) is no escape; there are \\n \\t \\r \\\\ \\\" \\' \\u{...}")
        }
    }

    private mutating func number() throws(TranscriptMistake) -> Value {
        var digits = ""
        while let scalar = current, "+-.eExXabcdfABCDF".unicodeScalars.contains(scalar) || scalar.isDigit {
            digits.unicodeScalars.append(scalar)
            advance()
        }
        if let whole = Int64(digits) { return Value.integer(whole) }
        guard let double = Double(digits), let value = Value.number(double) else {
            throw .badLiteral("\"\(digits)\" is no number; a text stands in quotes")
        }
        return value
    }
}

extension UnicodeScalar {
    var isDigit: Bool { ("0"..."9").contains(self) }
}

extension Value {
    /// As it is written in a transcript.
    package var literal: String {
        switch self {
        case .null: "nil"
        case .bool(let flag): flag ? "true" : "false"
        case .integer, .double: printed
        case .text(let text): Value.quote(text)
        case .list(let values): "{ " + values.map(\.literal).joined(separator: ", ") + " }"
        case .record(let record): record.literal
        }
    }

    fileprivate static func quote(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// Equal as a transcript means it: an empty table is a list as well as a record.
    package func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
        case (.record(let left), .record(let right)): left.count == right.count && right.holds(left)
        case (.list(let list), .record(let record)), (.record(let record), .list(let list)):
            list.isEmpty && record.isEmpty
        default: self == other
        }
    }
}

extension Record {
    package var literal: String {
        if isEmpty { return "{}" }
        let parts = fields.map { field in
            let name = field.name.unicodeScalars
            let isName =
                name.first.map(TextScanner.isNameStart) ?? false && name.allSatisfy(TextScanner.isNamePart)
            return (isName ? field.name : "[\(Value.quote(field.name))]") + " = " + field.value.literal
        }
        return "{ " + parts.joined(separator: ", ") + " }"
    }

    /// Whether each of the wanted fields is here with the same value; `nil` wants none. Other fields do not matter.
    package func holds(_ wanted: Record) -> Bool {
        wanted.allSatisfy { (self[$0.name] ?? .null).isSame(as: $0.value) }
    }
}
