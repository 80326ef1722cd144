// Where the named texts of a bot stand.
import ParleyFlows
import ParleyModel

/// A text that `messages(...)` declares by a literal name.
struct WrittenMessage {
    var name: String
    var locale: String
    var position: SourcePosition
    /// Whether the same table has the name before.
    var isSecondInTable: Bool
}

extension CheckedBot {
    func writtenMessages() -> [WrittenMessage] {
        calls(of: "messages").flatMap { call -> [WrittenMessage] in
            guard call.arguments.count > 1, let locale = call.arguments[0].text else { return [] }
            var seen: Set<String> = []
            return (call.arguments[1].fields ?? []).compactMap { field in
                guard let key = field.key, let name = key.text else { return nil }
                return WrittenMessage(
                    name: name, locale: locale, position: position(key.span, in: call.file),
                    isSecondInTable: !seen.insert(name).inserted)
            }
        }
    }

    /// The languages of what is surely a text: said, asked, or named.
    var languages: Set<String> {
        var languages = Set(messages.map { CheckedBot.language(of: $0.locale) })
        languages.insert(CheckedBot.language(of: declarations.settings.locale.text))
        func take(_ text: LuaExpression) {
            for written in text.writtenTexts ?? [] {
                if let locale = written.locale { languages.insert(CheckedBot.language(of: locale)) }
            }
        }
        for call in calls(of: "say", "confirm", "choose") {
            if let text = call.arguments.first { take(text) }
        }
        for call in calls(of: "slot", "ask", "flow") where call.arguments.count > 1 {
            for name in ["ask", "again", "invalid", "help", "title", "description"] {
                if let text = call.arguments[1].field(name) { take(text) }
            }
        }
        return languages
    }

    /// Whether a view is read by a name that is put together.
    func hasComposedKey(of view: String) -> Bool {
        var isFound = false
        for file in files {
            file.walk { node, _ in
                guard case .expression(let expression) = node,
                    case .index(let table, let key) = expression.kind
                else {
                    return
                }
                if table.global == view, key.isComposed { isFound = true }
            }
        }
        return isFound
    }

    /// The first of the lines from a position on that shows a text; else the position.
    func nearestLine(of text: String, from position: SourcePosition) -> SourcePosition {
        for line in position.line..<(position.line + 40) {
            let place = SourcePosition(file: position.file, line: line)
            guard let written = source.line(at: place) else { break }
            if written.contains(text) { return place }
        }
        return position
    }

    /// `{place}`, or the whole text where the line has the place before it.
    func excerpt(of place: String, in span: LuaSpan, _ file: Int) -> String {
        let written = "{\(place)}"
        let bytes = files[file].bytes
        let start = bytes[..<span.start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let isBefore = String(decoding: bytes[start..<span.start], as: UTF8.self).contains(written)
        return isBefore ? excerpt(span, in: file) : written
    }

    /// The line of a string inside a declaration; else the declaration's own.
    func line(of text: String, in declaration: SourcePosition) -> SourcePosition {
        guard let call = call(declaring: declaration) else { return declaration }
        var found: SourcePosition?
        for argument in call.arguments.dropFirst() where found == nil {
            argument.eachString { string in
                if string.text == text, found == nil { found = position(string.span, in: call.file) }
            }
        }
        return found ?? declaration
    }
}

extension LuaExpression {
    /// The strings in tables and lists, keys left out; functions are not entered.
    func eachString(_ visit: (LuaExpression) -> Void) {
        if text != nil { return visit(self) }
        for field in bare.fields ?? [] { field.value.eachString(visit) }
    }
}
