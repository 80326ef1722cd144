// Words and signs of other languages, and words that are missing or misspelt.

import ParleyModel

extension BrokenText {
    /// What other languages write.
    var otherLanguage: SyntaxReading? {
        switch near {
        case _ where message.hasPrefix("<name> expected") && isBehindColon,
            ":" where message.contains("'}' expected"):
            return SyntaxReading(hint: "a named field is written with = :  { type = \"text\" }", excerpt: ":")
        case _ where message.hasPrefix("function arguments expected") && isMethodAsField:
            return SyntaxReading(hint: "a named field is written with = :  { n = loan.weeks }", excerpt: ":")
        case "=" where message.contains("'}' expected") && quotedName != nil:
            let name = quotedName.map { text($0).dropFirst().dropLast() } ?? ""
            let isPlain = name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil
            return SyntaxReading(
                hint: isPlain
                    ? "the name of a field stands without quotes:  { \(name) = ... }"
                    : "a name that is no plain word stands in brackets:  { [\"\(name)\"] = ... }",
                excerpt: quotedName.map(text))
        case "//" where message.hasPrefix("unexpected symbol"),
            "#" where message.hasPrefix("unexpected symbol"):
            return SyntaxReading(hint: "a comment begins with --", excerpt: near)
        case "!" where after?.kind == .symbol("="):
            return SyntaxReading(hint: "Lua writes  ~=  for !=.", excerpt: "!=")
        case "!":
            return SyntaxReading(hint: "Lua writes  not  for !.", excerpt: "!")
        case "is" where message.contains("expected"):
            return SyntaxReading(
                hint: "Lua writes  ==  for is,  ~=  for is not,  and  nil  for what is not there.",
                excerpt: "is")
        case "in" where message.contains("'then' expected") || message.contains("'do' expected"),
            "not" where after?.kind == .keyword("in"):
            return SyntaxReading(
                hint: "in belongs to  for;  compare one by one:  size == \"S\" or size == \"M\"",
                excerpt: near)
        case ":" where before?.kind == .keyword("else"):
            return SyntaxReading(hint: "else stands without a colon.", excerpt: ":")
        case ":" where message.contains("'then' expected"):
            return SyntaxReading(hint: "write  then  in place of the colon.", excerpt: ":")
        case ":" where message.contains("'do' expected"):
            return SyntaxReading(hint: "write  do  in place of the colon.", excerpt: ":")
        case "[" where message.hasPrefix("unexpected symbol"):
            return SyntaxReading(hint: "a list stands in braces:  { \"one\", \"two\" }", excerpt: "[")
        case "false", "true", "nil":
            guard message.hasPrefix("unexpected symbol") else { return nil }
            return SyntaxReading(hint: "to give it back write  return \(near)", excerpt: near)
        case "&": return SyntaxReading(hint: "Lua writes  and  for &&.", excerpt: "&")
        case "|": return SyntaxReading(hint: "Lua writes  or  for ||.", excerpt: "|")
        case "?":
            return SyntaxReading(hint: "Lua writes  condition and one or other  for  ? :.", excerpt: "?")
        case _ where comment != nil:
            return SyntaxReading(
                hint: "a comment begins with --", excerpt: comment?.sign, line: comment?.line)
        case "+", "-", "*", "..":
            guard let name = before.map(text), let after, after.kind == .symbol("=") || text(after) == near
            else { return nil }
            return SyntaxReading(
                hint: "write  \(name) = \(name) \(near) ...; Lua has no \(near)\(text(after)).", excerpt: near
            )
        case "=" where after.map(text) == ">" && message.contains("'then' expected"):
            return SyntaxReading(hint: "Lua writes  >=  for =>.", excerpt: "=>")
        case "=" where after.map(text) == ">",
            ")" where message.hasPrefix("unexpected symbol") && arrows,
            "=" where message.hasPrefix("unexpected symbol") && arrows:
            return SyntaxReading(hint: "write  function() ... end", excerpt: "=>")
        case "=" where message.contains("'then' expected"):
            return SyntaxReading(hint: "compare with ==", excerpt: "=")
        default: return nil
        }
    }

    /// A comment of another language on this line or on one of the two before.
    private var comment: (sign: String, line: Int)? {
        for number in stride(from: line, through: max(1, line - 2), by: -1) {
            guard let first = tokens.first(where: { $0.line == number }) else { continue }
            let sign = text(first)
            if ["//", "#"].contains(sign) || (sign == "/" && near.hasPrefix("*")) { return (sign, number) }
        }
        return nil
    }

    /// Whether what Lua stumbles over stands behind a colon on its line.
    private var isBehindColon: Bool {
        zip(onLine, onLine.dropFirst()).contains { $0.kind == .symbol(":") && text($1) == near }
    }

    /// `"n"` of `{ "n" = 3 }`.
    private var quotedName: LuaToken? {
        zip(onLine, onLine.dropFirst()).first { $0.isText && $1.kind == .symbol("=") }?.0
    }

    /// `n: loan.weeks` in a table.
    private var isMethodAsField: Bool {
        guard let index, index > 3, tokens[index - 2].kind == .symbol(":") else { return false }
        return [.symbol("{"), .symbol(",")].contains(tokens[index - 4].kind)
    }

    private var arrows: Bool {
        let written = onLine.map(text)
        return zip(written, written.dropFirst()).contains { $0 == "=" && $1 == ">" }
    }

    /// `function return`, without the brackets of its parameters.
    var functionWithoutBrackets: SyntaxReading? {
        guard message.hasPrefix("'(' expected"), let index else { return nil }
        let word = tokens[..<index].lastIndex { token in
            switch token.kind {
            case .name, .symbol("."), .symbol(":"): false
            default: true
            }
        }
        guard let word, tokens[word].kind == .keyword("function") else { return nil }
        let last = tokens[index - 1]
        let head = String(decoding: source[tokens[word].start..<last.end], as: UTF8.self)
        return SyntaxReading(
            hint: "a function has brackets, also where nothing stands in them:  \(head)() ... end",
            excerpt: head,
            line: last.line)
    }

    /// Words of other languages that Lua has nothing like, and what does it instead.
    private static let foreign = [
        "try": "Lua has no try: where an action may fail, write  local result, problem = try_call(...)",
        "await": "nothing is awaited: leave the word out.",
        "async": "nothing is awaited: leave the word out.",
        "continue":
            "Lua has no continue: write  goto continue,  and  ::continue::  in front of the loop's end.",
        "pass": "leave the word out: a block of Lua may be empty.",
        "unless": "write  if not ... then", "import": "write  local prices = require(\"lib.prices\")",
        "from": "write  local prices = require(\"lib.prices\")", "throw": "write  error(\"...\")",
        "raise": "write  error(\"...\")", "case": "write  if x == 1 then ... elseif x == 2 then ... end",
    ]

    /// One of these in front of what Lua stumbles over, or at the beginning of its line.
    var foreignWord: SyntaxReading? {
        for token in [before, onLine.first].compactMap(\.self) {
            guard case .name(let name) = token.kind, name != near, let hint = BrokenText.foreign[name],
                token.start == tokens.first(where: { $0.line == token.line })?.start || near == "end"
                    || near == "else" || near == "elseif"
            else { continue }
            return SyntaxReading(hint: hint, excerpt: name, line: token.line)
        }
        return nil
    }

    /// `switch (n) {`, whose branches Lua takes for a table.
    var switchInBraces: SyntaxReading? {
        let opened =
            message.components(between: "to close '{' at line ", and: ")").flatMap { Int($0) } ?? line
        guard message.contains("'}' expected"), let first = tokens.first(where: { $0.line == opened }),
            text(first) == "switch"
        else { return nil }
        return SyntaxReading(
            hint: "write  if n == 1 then ... elseif n == 2 then ... else ... end", excerpt: "switch",
            line: opened,
            explanation: "Lua has no branches by a switch.")
    }

    /// `n * 2` as a statement.
    var valueAlone: SyntaxReading? {
        // A statement never begins with a text or a number.
        if message.hasPrefix("unexpected symbol near"), let index {
            switch tokens[index].kind {
            case .number, .string:
                return SyntaxReading(hint: BrokenText.hintOfValue, excerpt: near)
            default: break
            }
        }
        guard message.hasPrefix("syntax error near"), let before, before.line == line,
            ["*", "/", "//", "%", "^", "+", "-", "..", "==", "~=", "<", ">", "<=", ">=", "and", "or"]
                .contains(near)
        else { return nil }
        if near == "==", onLine.first?.start == before.start {
            return SyntaxReading(
                hint: "to give it a value write  \(text(before)) = ...;  == compares.", excerpt: near)
        }
        return SyntaxReading(hint: BrokenText.hintOfValue, excerpt: near)
    }

    private static let hintOfValue =
        "nothing takes this value: write  return  in front of it, or give it a name with  local x ="

    private static let keywords = [
        "elif": "elseif", "elsif": "elseif", "elsseif": "elseif", "def": "function", "func": "function",
        "fn": "function", "fun": "function", "var": "local", "let": "local", "const": "local", "endif": "end",
        "switch": "if", "foreach": "for",
    ]

    /// `func()`, whose body Lua takes for the next argument.
    var functionWord: SyntaxReading? {
        guard let index, index > 2, tokens[index - 1].kind == .symbol(")"),
            let open = tokens[..<index].lastIndex(where: { $0.kind == .symbol("(") }), open > 0,
            case .name(let name) = tokens[open - 1].kind,
            BrokenText.keywords[name] == "function" || !CloseNames.of(name, among: ["function"]).isEmpty
        else { return nil }
        return SyntaxReading(
            hint: "Lua writes  function  for  \(name).", excerpt: name, line: tokens[open - 1].line)
    }

    /// A word of another language, or a misspelt one, where a line or a function begins.
    var misspeltKeyword: SyntaxReading? {
        let firsts = [
            onLine.first, before, before.flatMap { token in tokens.last { $0.end <= token.start } },
        ]
        for token in firsts.compactMap(\.self) {
            guard case .name(let name) = token.kind, token.line == line else { continue }
            // A word that is something in Lua, or is called like something, is meant.
            let isFirst = token.start == onLine.first?.start
            let close = CloseNames.of(name, among: LuaLexer.keywords.filter { $0.count > 3 }.sorted())
            guard let meant = BrokenText.keywords[name] ?? (isFirst ? close.first : nil), name != near else {
                continue
            }
            return SyntaxReading(hint: "Lua writes  \(meant)  for  \(name).", excerpt: name)
        }
        return nil
    }

    /// The word between a condition and what follows from it.
    var missingKeyword: SyntaxReading? {
        let keyword =
            message.contains("'then' expected") ? "then" : message.contains("'do' expected") ? "do" : nil
        guard let keyword else { return nil }
        let hint =
            keyword == "then"
            ? "an if and an elseif need  then  behind the condition:  if ready then"
            : "a for and a while need  do  behind their head."
        // `for n in ipairs(list):` goes on below to Lua, as a call of a method.
        if let index,
            let colon = tokens[..<index].indices.last(where: { isAtEnd($0) && text(tokens[$0]) == ":" }),
            let head = tokens.first(where: { $0.line == tokens[colon].line })?.kind,
            ["if", "elseif", "while", "for"].contains(where: { head == .keyword($0) }),
            tokens[colon].line < line,
            !tokens[colon..<index].contains(where: { $0.kind == .keyword(keyword) })
        {
            return SyntaxReading(
                hint: "write  \(keyword)  in place of the colon.", excerpt: ":", line: tokens[colon].line,
                explanation: "At the end of this line  \(keyword)  is missing.")
        }
        guard let before, before.line < line else { return SyntaxReading(hint: hint, excerpt: near) }
        return SyntaxReading(
            hint: hint, line: before.line, explanation: "At the end of this line  \(keyword)  is missing.")
    }

    private func isAtEnd(_ place: Int) -> Bool {
        place + 1 < tokens.count && tokens[place + 1].line > tokens[place].line
    }
}
