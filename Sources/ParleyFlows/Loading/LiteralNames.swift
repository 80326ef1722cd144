// Names that a flow's text passes as literals: found without running it.
import ParleyModel

/// What a file calls by literal names, line by line.
struct LiteralNames {
    struct Use: Hashable {
        enum Kind: Hashable { case ask, run, `switch`, call, text, slotView, set, yetToCome }
        var kind: Kind
        var name: String
        var line: Int
    }

    let uses: [Use]

    init(_ file: BotFile) {
        let tokens = LuaLexer.tokens(file.bytes)
        let shadowed = LiteralNames.shadowedNames(in: tokens)
        var uses: [Use] = []
        for index in tokens.indices {
            guard case .name(let name) = tokens[index].kind, !shadowed.contains(name) else { continue }
            if index > 0, case .symbol(let before) = tokens[index - 1].kind,
                before == UInt8(ascii: ".") || before == UInt8(ascii: ":")
            {
                continue
            }
            uses += LiteralNames.uses(of: name, at: index, in: tokens)
        }
        self.uses = uses
    }

    /// Names that the file itself declares as locals or functions are not Parley's words.
    private static func shadowedNames(in tokens: [LuaToken]) -> Set<String> {
        var names: Set<String> = []
        for index in tokens.indices.dropLast() {
            guard case .name(let word) = tokens[index].kind, word == "local" || word == "function" else {
                continue
            }
            var next = index + 1
            while next < tokens.count, case .name(let name) = tokens[next].kind {
                if name != "function" { names.insert(name) }
                next += 1
                guard next < tokens.count,
                    tokens[next].kind == .symbol(UInt8(ascii: ",")) || name == "function"
                else { break }
                if tokens[next].kind == .symbol(UInt8(ascii: ",")) { next += 1 }
            }
        }
        return names
    }

    private static func uses(of name: String, at index: Int, in tokens: [LuaToken]) -> [Use] {
        func token(_ offset: Int) -> LuaToken? {
            index + offset < tokens.count ? tokens[index + offset] : nil
        }
        if name == "slots" || name == "texts" {
            guard token(1)?.kind == .symbol(UInt8(ascii: ".")), case .name(let field)? = token(2)?.kind else {
                return []
            }
            return [Use(kind: name == "slots" ? .slotView : .text, name: field, line: tokens[index].line)]
        }
        if name == "nlp" {
            guard token(1)?.kind == .symbol(UInt8(ascii: ".")), case .name(let field)? = token(2)?.kind,
                Word(rawValue: "nlp.\(field)")?.isYetToCome == true
            else { return [] }
            return [Use(kind: .yetToCome, name: "nlp.\(field)", line: tokens[index].line)]
        }
        if Word(rawValue: name)?.isYetToCome == true {
            return token(1)?.kind == .symbol(UInt8(ascii: "("))
                ? [Use(kind: .yetToCome, name: name, line: tokens[index].line)] : []
        }
        let kinds: [String: Use.Kind] = [
            "ask": .ask, "run": .run, "switch": .switch, "call": .call, "try_call": .call, "set": .set,
        ]
        guard let kind = kinds[name] else { return [] }
        let hasParenthesis = token(1)?.kind == .symbol(UInt8(ascii: "("))
        var next = hasParenthesis ? 2 : 1
        if case .string(let text)? = token(next)?.kind {
            // `"a" .. x` is no literal name.
            if token(next + 1)?.kind == .symbol(UInt8(ascii: ".")) { return [] }
            return [Use(kind: kind, name: text, line: tokens[index + next].line)]
        }
        guard kind == .ask, token(next)?.kind == .symbol(UInt8(ascii: "{")) else { return [] }
        var uses: [Use] = []
        next += 1
        while case .string(let text)? = token(next)?.kind {
            uses.append(Use(kind: .ask, name: text, line: tokens[index + next].line))
            next += 1
            guard token(next)?.kind == .symbol(UInt8(ascii: ",")) else { break }
            next += 1
        }
        return uses
    }
}
