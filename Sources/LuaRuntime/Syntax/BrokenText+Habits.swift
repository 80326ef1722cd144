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
        case "=" where after.map(text) == ">", ")" where message.hasPrefix("unexpected symbol") && arrows:
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
        guard let before, before.line < line else { return SyntaxReading(hint: hint, excerpt: near) }
        return SyntaxReading(
            hint: hint, line: before.line, explanation: "At the end of this line  \(keyword)  is missing.")
    }
}
