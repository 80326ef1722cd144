// What an author most likely meant on a line that Lua does not understand: the habits of other languages, of keyboards, of haste.

/// A better place, part or reason for Lua's message, as far as there is one, and what to do.
package struct SyntaxReading: Equatable {
    package var hint: String
    /// The part of the line that is meant.
    package var excerpt: String?
    /// Where another line is to blame than the one that Lua stumbles over.
    package var line: Int?
    package var explanation: String?

    /// - Parameters:
    ///   - message: Lua's, without its place.
    ///   - line: the one that the message names.
    package init?(_ message: String, at line: Int, in source: [UInt8]) {
        let text = BrokenText(message, line: line, source)
        let readings: [SyntaxReading?] = [
            text.otherEncoding, text.behindReturn, text.elseIf, text.openCall, text.unclosedText,
            text.strangeCharacter, text.curlyEnd, text.brace, text.switchInBraces, text.unopenedText,
            text.quoteInside,
            text.functionWord, text.functionWithoutBrackets, text.missingBracket, text.missingComma,
            text.endTooMany,
            text.otherLanguage, text.foreignWord, text.misspeltKeyword,
            text.missingKeyword, text.valueAlone,
        ]
        guard let reading = readings.compactMap(\.self).first else { return nil }
        self = reading
    }

    init(hint: String, excerpt: String? = nil, line: Int? = nil, explanation: String? = nil) {
        self.hint = hint
        self.excerpt = excerpt
        self.line = line
        self.explanation = explanation
    }
}

/// The text around a place that Lua does not understand.
struct BrokenText {
    let message: String
    let line: Int
    let source: [UInt8]
    let tokens: [LuaToken]
    /// What Lua stumbles over, as it is written.
    let near: String
    /// Its place among the tokens.
    let index: Int?

    init(_ message: String, line: Int, _ source: [UInt8]) {
        self.message = message
        self.line = line
        self.source = source
        tokens = LuaLexer.tokens(source)
        let parts = message.components(between: "near '", and: "'")
        near = parts ?? ""
        let near = self.near
        index = tokens.firstIndex { token in
            token.line == line && String(decoding: source[token.start..<token.end], as: UTF8.self) == near
        }
    }

    func text(_ token: LuaToken) -> String {
        String(decoding: source[token.start..<token.end], as: UTF8.self)
    }

    var before: LuaToken? { index.flatMap { $0 > 0 ? tokens[$0 - 1] : nil } }
    var after: LuaToken? { index.flatMap { $0 + 1 < tokens.count ? tokens[$0 + 1] : nil } }
    var onLine: [LuaToken] { tokens.filter { $0.line == line } }

    // MARK: characters

    /// A file that is no UTF-8 at all.
    var otherEncoding: SyntaxReading? {
        guard source.starts(with: [0xFF, 0xFE]) || source.starts(with: [0xFE, 0xFF]) else { return nil }
        return SyntaxReading(
            hint: "save it as UTF-8, without or with a byte order mark.", line: 1,
            explanation: "The file is UTF-16; Lua reads UTF-8.")
    }

    /// What stands on the line outside of texts and comments, and is no part of Lua.
    var strangeCharacter: SyntaxReading? {
        guard near.hasPrefix("<\\"), let scalar = strange else { return nil }
        let shown = String(scalar)
        switch scalar.value {
        case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD:
            return SyntaxReading(
                hint: "a character that cannot be seen, \(scalar.code), stands there: write the line anew.")
        case 0xA0, 0x2000...0x200A, 0x202F, 0x3000:
            return SyntaxReading(
                hint: "a blank that is no plain one, \(scalar.code), stands there: write a plain one.")
        default: break
        }
        if scalar.properties.isAlphabetic {
            return SyntaxReading(
                hint:
                    "\(shown) (\(scalar.code)) can be in no name: names have the letters a to z, digits and _. "
                    + "Inside texts it is fine.", excerpt: shown)
        }
        return SyntaxReading(
            hint:
                "\(shown) is a full-width character; Lua takes \" , ( ) ; : { } = only. Inside texts it is fine.",
            excerpt: shown)
    }

    private var strange: UnicodeScalar? {
        let texts = tokens.filter(\.isText)
        guard let range = range(of: line) else { return nil }
        var place = range.lowerBound
        for scalar in String(decoding: source[range], as: UTF8.self).unicodeScalars {
            let isInText = texts.contains { $0.start <= place && place < $0.end }
            if !scalar.isASCII, !isInText { return scalar }
            place += UTF8.width(scalar)
        }
        return nil
    }

    private func range(of line: Int) -> Range<Int>? {
        var number = 1
        var start = 0
        while number < line {
            guard let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = end + 1
            number += 1
        }
        return start..<(source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.endIndex)
    }

    /// A text that ends with a mark that is no end.
    var curlyEnd: SyntaxReading? {
        guard message.hasPrefix("unfinished string"), let range = range(of: line) else { return nil }
        let written = String(decoding: source[range], as: UTF8.self)
        guard let mark = written.last(where: { "“”„＂‘’＇".contains($0) }) else { return nil }
        return SyntaxReading(
            hint: "\(mark) does not end a text: write \" there.", excerpt: String(mark))
    }

    // MARK: blocks and tables

    /// `else if` opens a second block, and so one `end` is missing.
    var elseIf: SyntaxReading? {
        // Behind the last end, which closed another block than it was meant for, stands the bracket of the flow.
        let isShort = near == ")" && before?.kind == LuaToken.Kind.keyword("end")
        guard message.contains("'end' expected") || isShort else { return nil }
        let opened = message.components(between: "at line ", and: ")").flatMap { Int($0) } ?? 1
        let places = tokens.indices.dropLast().filter { place in
            let (first, second) = (tokens[place], tokens[place + 1])
            guard first.line == second.line, first.line >= opened, first.line < line else { return false }
            return first.kind == LuaToken.Kind.keyword("else") && second.kind == LuaToken.Kind.keyword("if")
        }
        guard let place = places.last else { return nil }
        return SyntaxReading(
            hint: "write  elseif  in one word; an  else if  of its own is closed with an end more.",
            excerpt: "else if", line: tokens[place].line,
            explanation: "This else if opens a second block, and one end is missing.")
    }

    /// A bracket that the file ends in.
    var openCall: SyntaxReading? {
        let closing = message.components(between: "'", and: "' expected")
        guard message.hasSuffix("near <eof>"), let first = closing, [")", "}", "]"].contains(first),
            let line = message.components(between: "at line ", and: ")").flatMap({ Int($0) })
        else { return nil }
        let opening = ["(", "{", "["][[")", "}", "]"].firstIndex(of: first) ?? 0]
        return SyntaxReading(
            hint: "write  \(first)  where it ends, as in  end)  or  })", excerpt: opening, line: line,
            explanation: "This \(opening) is not closed: the file ends before.")
    }

    /// A branch or a loop that begins with a brace.
    var brace: SyntaxReading? {
        guard message.contains("'}' expected") || message.contains("near '{'") else { return nil }
        let opened =
            message.components(between: "to close '{' at line ", and: ")").flatMap { Int($0) } ?? line
        let head = tokens.filter { $0.line == opened }
        guard case .keyword(let word)? = head.first?.kind, ["if", "elseif", "while", "for"].contains(word),
            head.last?.kind == .symbol("{")
        else { return nil }
        let begin = word == "if" || word == "elseif" ? "then" : "do"
        return SyntaxReading(
            hint: "write  \(begin)  in place of the brace, and  end  in place of the one that closes it.",
            excerpt: "{", line: opened,
            explanation: "A block of Lua begins with  \(begin),  not with a brace.")
    }

    /// A quote in a text ends the text.
    var quoteInside: SyntaxReading? {
        guard let index, let before, before.isText, case .name = tokens[index].kind,
            before.end == tokens[index].start
        else { return nil }
        let written = text(before)
        if written.hasPrefix("'") {
            return SyntaxReading(
                hint:
                    "the quote in front of \(near) ends the text: write \\' inside of a text, or \"...\" around it.",
                excerpt: near)
        }
        return SyntaxReading(
            hint:
                "the quote in front of \(near) ends the text: write \\\" inside of a text, or '...' around it.",
            excerpt: near)
    }

    /// A text that ends where the next one was to begin: `en = "Which book?, zh = "`.
    var unclosedText: SyntaxReading? {
        guard message.contains("' expected") || message.contains("unfinished string") else { return nil }
        let last = tokens.last { token in
            guard token.line == line, token.isText, token.end < source.count else { return false }
            let inner = text(token).dropFirst().dropLast()
            // What stands right behind it was to be in the next text.
            return inner.contains(/,\s*(?:[A-Za-z_]\w*\s*=\s*|\[\s*)?$/) && !isEndOfText(source[token.end])
        }
        guard let last else { return nil }
        return SyntaxReading(hint: "a closing quote is missing in front of the comma.", excerpt: text(last))
    }

    private func isEndOfText(_ byte: UInt8) -> Bool { " \t\r\n,;.:()[]{}=~<>+-*/%#".utf8.contains(byte) }

    /// A text whose quote is there at its end only: `test(no loan", ...`.
    var unopenedText: SyntaxReading? {
        guard let index, index > 1, case .name = tokens[index].kind, let before, case .name = before.kind,
            tokens[index - 2].line == line, case .symbol(let opening) = tokens[index - 2].kind,
            ["(", "{", ",", "=", ".."].contains(opening),
            let end = tokens[index...].first(where: { $0.line == line && $0.isText }),
            end.start > 0, !isEndOfText(source[end.start - 1]),
            tokens[index...].prefix(while: { $0.start < end.start }).allSatisfy({ token in
                if case .name = token.kind { true } else { ["?", "!", ".", "'"].contains(text(token)) }
            })
        else { return nil }
        let words = String(decoding: source[before.start..<end.start], as: UTF8.self)
        return SyntaxReading(
            hint: "a quote is missing in front of it:  \"\(words)\"", excerpt: text(before),
            explanation: "Here a text begins without its quote.")
    }

    /// What stands behind a `return` in its block, as deep as that one.
    var behindReturn: SyntaxReading? {
        guard message.contains("'end' expected") || message.contains("'<eof>' expected"), let index,
            let start = tokens[..<index].lastIndex(where: { $0.kind == .keyword("return") }),
            tokens[start].line < line, column(tokens[index]) == column(tokens[start]),
            !BrokenText.declaring.contains(near)
        else { return nil }
        switch tokens[index].kind {
        case .name, .keyword: break
        default: return nil
        }
        let opening: Set<String> = ["if", "for", "while", "repeat", "do", "end", "else", "elseif", "until"]
        let holdsBlock = tokens[start..<index].contains { token in
            if case .keyword(let word) = token.kind { opening.contains(word) } else { false }
        }
        if holdsBlock { return nil }
        return SyntaxReading(
            hint: "put it at the end of its block, or into  if ... then return end.", excerpt: "return",
            line: tokens[start].line,
            explanation: "A return is the last thing of its block, and line \(line) goes on behind it.")
    }

    /// Bytes between the beginning of the line and a token.
    private func column(_ token: LuaToken) -> Int {
        let end = source[..<token.start].lastIndex(of: UInt8(ascii: "\n")) ?? -1
        return token.start - end - 1
    }

    private static let declaring: Set<String> = [
        "answer", "answers", "entity", "flow", "intent", "messages", "settings", "slot",
    ]

    /// A declaration that begins before the one above is closed.
    var missingBracket: SyntaxReading? {
        guard let index, let before, before.endsValue, tokens[index].line > before.line,
            BrokenText.declaring.contains(near), after?.kind == .symbol("("),
            message.contains("')' expected")
        else { return nil }
        let last = text(before)
        return SyntaxReading(
            hint: "write  \(last))  there; \(near) on line \(tokens[index].line) begins anew.", excerpt: last,
            line: before.line, explanation: "The closing ) of the call is missing at the end of this line.")
    }

    /// An `end` inside of a call that closes nothing.
    var endTooMany: SyntaxReading? {
        guard near == "end", message.contains("')' expected"), before?.kind == .keyword("end") else {
            return nil
        }
        return SyntaxReading(
            hint:
                "one  end  too many stands here: take it away, or look whether a block above is closed too early.",
            excerpt: "end")
    }

    /// Two things of a list, a table or a call beside each other.
    var missingComma: SyntaxReading? {
        guard let index, let before, before.endsValue else { return nil }
        let isTable = message.contains("'}' expected")
        guard isTable || message.contains("')' expected") else { return nil }
        let token = tokens[index]
        switch token.kind {
        case .string, .number: break
        case .symbol("{"): break
        case .name where isTable && after?.kind != .symbol("="): return nil
        case .name: break
        case .keyword("function"), .keyword("true"), .keyword("false"), .keyword("nil"): break
        default: return nil
        }
        guard token.line > before.line else {
            return SyntaxReading(hint: "a comma is missing in front of \(near).", excerpt: near)
        }
        return SyntaxReading(
            hint:
                "write a comma behind it; \(near) on line \(token.line) is the next thing in the same \(isTable ? "table" : "call").",
            excerpt: text(before), line: before.line,
            explanation: "A comma is missing at the end of this line.")
    }
}

extension LuaToken {
    var isText: Bool { if case .string = kind { true } else { false } }

    /// Whether a value may end with it.
    fileprivate var endsValue: Bool {
        switch kind {
        case .string, .number, .name: true
        case .keyword(let word): ["end", "true", "false", "nil"].contains(word)
        case .symbol(let symbol): ["}", ")", "]"].contains(symbol)
        case .end: false
        }
    }
}

extension String {
    /// What stands behind the first of one text and before the last of another.
    func components(between start: String, and end: String) -> String? {
        guard let from = firstRange(of: start)?.upperBound else { return nil }
        let rest = self[from...]
        // The end that belongs to it: "near '...'" ends the message, a line's number ends at the bracket.
        guard let to = end == "'" ? rest.lastIndex(of: "'") : rest.firstRange(of: end)?.lowerBound else {
            return nil
        }
        return String(self[from..<to])
    }
}

extension UnicodeScalar {
    /// `U+200B`.
    fileprivate var code: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
