// Reads the outline of flows from a file's tokens: blocks, branches, loops, and the calls of Parley's words.

package import ParleyModel

/// What a file's flows do, told from its text without running it.
///
/// The text is known to be Lua: only what opens and closes blocks is looked at, and calls by name. Functions of the file
/// itself are followed where a flow calls them.
package struct OutlineParser {
    private let file: BotFile
    private let tokens: [LuaToken]
    private let lines: [String]
    private let locale: Locale
    private var place = 0
    private var functions: [String: [FlowOutline.Node]] = [:]
    private var found: [FlowOutline] = []

    /// - Parameter locale: of the texts that are shown.
    package static func outlines(of file: BotFile, locale: Locale) -> [FlowOutline] {
        var parser = OutlineParser(file, locale: locale)
        _ = parser.block()
        return parser.found
    }

    private init(_ file: BotFile, locale: Locale) {
        self.file = file
        self.locale = locale
        tokens = LuaLexer.tokens(file.bytes)
        lines = String(decoding: file.bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    // MARK: tokens

    private func name(at index: Int) -> String? {
        guard tokens.indices.contains(index), case .name(let name) = tokens[index].kind else { return nil }
        return name
    }

    private func string(at index: Int) -> String? {
        guard tokens.indices.contains(index), case .string(let text) = tokens[index].kind else { return nil }
        return text
    }

    private func isSymbol(_ symbol: Character, at index: Int) -> Bool {
        guard tokens.indices.contains(index), let byte = symbol.asciiValue else { return false }
        return tokens[index].kind == .symbol(byte)
    }

    private func line(at index: Int) -> Int { tokens.indices.contains(index) ? tokens[index].line : 0 }

    // MARK: blocks

    private static let ends: Set<String> = ["end", "else", "elseif", "until"]

    /// Up to the word that ends the block, which is left standing.
    private mutating func block() -> [FlowOutline.Node] {
        var nodes: [FlowOutline.Node] = []
        var returns: Int?
        while place < tokens.count {
            if let word = name(at: place), OutlineParser.ends.contains(word) { break }
            if name(at: place) == "return" { returns = line(at: place) }
            nodes += next()
        }
        if let returns { nodes.append(.returns(line: returns)) }
        return nodes
    }

    /// What the next token begins; at least one token is taken.
    private mutating func next() -> [FlowOutline.Node] {
        guard let word = name(at: place) else {
            place += 1
            return []
        }
        switch word {
        case "if": return branch()
        case "while", "for": return loop()
        case "repeat": return repeated()
        case "do":
            place += 1
            let body = block()
            place += 1
            return body
        case "function": return function()
        case "break":
            place += 1
            return [.breaks]
        default: return named(word)
        }
    }

    /// The condition's code, and what it does.
    private mutating func condition(until end: String) -> (code: String, nodes: [FlowOutline.Node]) {
        let start = place
        var nodes: [FlowOutline.Node] = []
        while place < tokens.count, name(at: place) != end { nodes += next() }
        let code = self.code(from: start, to: place, after: name(at: start - 1) ?? "", before: end)
        place += 1
        return (code, nodes)
    }

    /// The source between two words on one line; dots where it goes on.
    private func code(from start: Int, to end: Int, after: String, before: String) -> String {
        let number = line(at: start)
        guard lines.indices.contains(number - 1) else { return "..." }
        var text = lines[number - 1][...]
        if let range = text.firstRange(of: after + " ") { text = text[range.upperBound...] }
        let ends = text.ranges(of: " " + before).first { range in
            // "do" is no part of "done".
            text[range.upperBound...].first.map { !$0.isLetter && $0 != "_" } ?? true
        }
        guard line(at: end) == number, let range = ends else {
            return OutlineParser.trimmed(text) + " ..."
        }
        return OutlineParser.trimmed(text[..<range.lowerBound])
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    private mutating func branch() -> [FlowOutline.Node] {
        var arms: [FlowOutline.Arm] = []
        while let word = name(at: place), word != "end" {
            let line = line(at: place)
            place += 1
            if word == "else" {
                arms.append(FlowOutline.Arm(condition: nil, before: [], body: block(), line: line))
            } else {
                let condition = condition(until: "then")
                arms.append(
                    FlowOutline.Arm(
                        condition: condition.code, before: condition.nodes, body: block(), line: line))
            }
        }
        place += 1
        return [.branch(arms)]
    }

    private mutating func loop() -> [FlowOutline.Node] {
        let line = line(at: place)
        let word = name(at: place) ?? ""
        place += 1
        let header = condition(until: "do")
        let body = block()
        place += 1
        return word == "for"
            ? header.nodes + [.loop(header: "for " + header.code, body: body, line: line)]
            : [.loop(header: "while " + header.code, body: header.nodes + body, line: line)]
    }

    private mutating func repeated() -> [FlowOutline.Node] {
        let line = line(at: place)
        place += 1
        let body = block()
        let until = self.line(at: place)
        place += 1
        let code = lines.indices.contains(until - 1) ? OutlineParser.trimmed(lines[until - 1]) : "until ..."
        return [.loop(header: code, body: body, line: line)]
    }

    // MARK: functions

    /// A function of its own is kept by its name for those who call it; one without a name does nothing here.
    private mutating func function() -> [FlowOutline.Node] {
        let assigned = isSymbol("=", at: place - 1) ? name(at: place - 2) : nil
        place += 1
        let own = name(at: place)
        let nodes = functionBody()
        if let known = own ?? assigned { functions[known] = nodes }
        return []
    }

    /// From the name or the bracket of the parameters to behind `end`.
    private mutating func functionBody() -> [FlowOutline.Node] {
        while place < tokens.count, !isSymbol(")", at: place) { place += 1 }
        place += 1
        let nodes = block()
        place += 1
        return nodes
    }

    // MARK: calls

    private mutating func named(_ word: String) -> [FlowOutline.Node] {
        let isField = isSymbol(".", at: place - 1) || isSymbol(":", at: place - 1)
        let opens =
            isSymbol("(", at: place + 1) || isSymbol("{", at: place + 1) || string(at: place + 1) != nil
        guard !isField, opens else {
            place += 1
            return []
        }
        if word == "flow" { return declared() }
        let start = place
        if let action = OutlineParser.actions[word] {
            let (arguments, inner) = call()
            let step = FlowOutline.Step(
                action: action, text: text(action, arguments), line: line(at: start))
            return inner + [.step(step)]
        }
        if word == "error" {
            let (_, inner) = call()
            return inner + [.returns(line: line(at: start))]
        }
        guard let known = functions[word], isSymbol("(", at: place + 1) else {
            place += 1
            return []
        }
        let (_, inner) = call()
        return inner + [.function(known)]
    }

    private static let actions: [String: FlowOutline.Action] = [
        "say": .say, "ask": .ask, "confirm": .confirm, "choose": .choose, "call": .call, "try_call": .call,
        "run": .run, "switch": .switch, "wait": .wait, "wait_for": .wait, "handoff": .handoff,
        "remember": .remember, "finish": .finish, "cancel": .cancel,
    ]

    /// Takes a call: the tokens of its arguments, and what these do before it.
    private mutating func call() -> (arguments: [Range<Int>], nodes: [FlowOutline.Node]) {
        place += 1
        if string(at: place) != nil {
            place += 1
            return ([(place - 1)..<place], [])
        }
        let isTable = isSymbol("{", at: place)
        var arguments: [Range<Int>] = []
        var nodes: [FlowOutline.Node] = []
        var start = isTable ? place : place + 1
        var depth = 0
        repeat {
            if isSymbol("(", at: place) || isSymbol("{", at: place) || isSymbol("[", at: place) { depth += 1 }
            if isSymbol(")", at: place) || isSymbol("}", at: place) || isSymbol("]", at: place) { depth -= 1 }
            if depth == 0 { break }
            if depth == 1, !isTable, isSymbol(",", at: place) {
                arguments.append(start..<place)
                start = place + 1
            }
            nodes += next()
        } while place < tokens.count
        let end = isTable ? min(place + 1, tokens.count) : place
        if start < end { arguments.append(start..<end) }
        place += 1
        return (arguments, nodes)
    }

    /// `flow("name", { ... }, function() ... end)`
    private mutating func declared() -> [FlowOutline.Node] {
        let line = line(at: place)
        guard let flow = string(at: place + 2) else {
            place += 1
            return []
        }
        place += 3
        var depth = 1
        var nodes: [FlowOutline.Node] = []
        while place < tokens.count, depth > 0 {
            if isSymbol("(", at: place) { depth += 1 }
            if isSymbol(")", at: place) { depth -= 1 }
            if name(at: place) == "function" {
                place += 1
                nodes = functionBody()
                continue
            }
            if depth == 1, let named = name(at: place), let known = functions[named],
                isSymbol(")", at: place + 1)
            {
                nodes = known
            }
            place += 1
        }
        found.append(
            FlowOutline(flow: flow, position: SourcePosition(file: file.path, line: line), nodes: nodes))
        return []
    }

    // MARK: what is named

    private func text(_ action: FlowOutline.Action, _ arguments: [Range<Int>]) -> String {
        guard let first = arguments.first else { return "" }
        if action == .ask, isSymbol("{", at: first.lowerBound) {
            return first.compactMap(string).joined(separator: ", ")
        }
        return text(in: first)
    }

    /// A literal text, of a table that in the locale wanted; else the code.
    private func text(in range: Range<Int>) -> String {
        if range.count == 1, let text = string(at: range.lowerBound) { return text }
        if isSymbol("{", at: range.lowerBound) {
            for key in [locale.text, "text", "en", "zh"] {
                for index in range where name(at: index) == key && isSymbol("=", at: index + 1) {
                    if let text = string(at: index + 2) { return text }
                }
            }
            return range.lazy.compactMap(string).first ?? "{ ... }"
        }
        return range.reduce("") { text, index in
            switch tokens[index].kind {
            case .name(let name): text + name
            case .string(let string): text + "\"\(string)\""
            case .symbol(let byte): text + String(UnicodeScalar(byte))
            case .other: text + "#"
            }
        }
    }
}
