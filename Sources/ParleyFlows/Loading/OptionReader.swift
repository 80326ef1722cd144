// The options table of a word, field by field, with messages that name the field.
import LuaRuntime
import ParleyModel

/// Reads options by name and type; an option that the word does not know is a mistake with close names.
struct OptionReader {
    let word: String
    private let fields: [String: LuaValue]

    init(_ value: LuaValue?, of word: String, known: [String]) throws(Mistake) {
        self.word = word
        guard let value, !value.isNil else {
            fields = [:]
            return
        }
        guard let fields = value.fieldsByName else {
            throw Mistake(
                .wrongValue, "\(word)() takes its options as a table, but is given \(value.kind).",
                hint: "write  { \(known.first ?? "name") = ... }")
        }
        self.fields = fields
        for name in fields.keys.sorted() where !known.contains(name) {
            throw Mistake(
                .unknownOption, "\(word)() has no option \"\(name)\".", excerpt: name,
                closeNames: CloseNames.of(name, among: known).map { Diagnostic.CloseName(name: $0) },
                hint: "its options are \(known.sorted().joined(separator: ", ")).")
        }
    }

    subscript(name: String) -> LuaValue? { fields[name].flatMap { $0.isNil ? nil : $0 } }

    private func wrong(_ name: String, _ wanted: String, _ found: LuaValue, _ hint: String? = nil) -> Mistake
    {
        Mistake(
            .wrongValue, "option \"\(name)\" of \(word)() takes \(wanted), but is given \(found.kind).",
            excerpt: name, hint: hint ?? "write  \(name) = \(OptionReader.examples[name] ?? "...")")
    }

    /// What each option looks like where it is right; those of one name are alike in every word.
    private static let examples = [
        "threshold": "0.6", "retries": "2", "min": "1", "max": "10", "default": "\"none\"", "about": "guest",
        "check": "function(value) return value > 0, \"It is more than nothing.\" end",
        "values": "{ name = \"Ada\" }",
        "thresholds": "{ intent = 0.6, answer = 0.6 }", "repair": "{ angry = false }",
    ]

    func text(_ name: String) throws(Mistake) -> Text? {
        guard let value = self[name] else { return nil }
        return try TextReader(place: "option \"\(name)\" of \(word)()").text(value)
    }

    func string(_ name: String) throws(Mistake) -> String? {
        guard let value = self[name] else { return nil }
        guard case .string(let text) = value else {
            throw wrong(name, "a text", value, "write  \(name) = \"...\"; it is the same in every language.")
        }
        return text
    }

    func bool(_ name: String) throws(Mistake) -> Bool? {
        guard let value = self[name] else { return nil }
        guard case .bool(let flag) = value else {
            throw wrong(name, "true or false", value, "write  \(name) = true")
        }
        return flag
    }

    func number(_ name: String) throws(Mistake) -> Double? {
        guard let value = self[name] else { return nil }
        guard let number = value.plain?.number else { throw wrong(name, "a number", value) }
        return number
    }

    func count(_ name: String) throws(Mistake) -> Int? {
        guard let value = self[name] else { return nil }
        guard let number = value.plain?.integer, (0...1000).contains(number) else {
            throw wrong(name, "a whole number from 0 to 1000", value)
        }
        return Int(number)
    }

    /// A scalar: a text, a number, a boolean.
    func scalar(_ name: String) throws(Mistake) -> Value? {
        guard let value = self[name] else { return nil }
        switch value.plain {
        case .text(let text): return .text(text)
        case .integer(let number): return .integer(number)
        case .double(let number): return .double(number)
        case .bool(let flag): return .bool(flag)
        default: throw wrong(name, "a text, a number or a boolean", value)
        }
    }

    /// - Parameter hint: what it looks like, where it is another thing than other words' option of this name.
    func record(_ name: String, hint: String? = nil) throws(Mistake) -> Record? {
        guard let value = self[name] else { return nil }
        switch value.plain {
        case .record(let record): return record
        case .list(let list) where list.isEmpty: return Record()
        default: throw wrong(name, "a table with names", value, hint)
        }
    }

    func choices(_ name: String) throws(Mistake) -> [Choice]? {
        guard let value = self[name] else { return nil }
        return try TextReader(place: "option \"\(name)\" of \(word)()").choices(value)
    }

    func function(_ name: String) throws(Mistake) -> LuaFunction? {
        guard let value = self[name] else { return nil }
        guard case .function(let function) = value else { throw wrong(name, "a function", value) }
        return function
    }
}
