// Rules about fields and functions of what is there: Lua's tables, Parley's views and words, texts, and tables of the bot.
import ParleyFlows
import ParleyModel

extension CheckRules {
    static let members: [String: Set<String>] = [
        "table": ["concat", "insert", "move", "pack", "remove", "sort", "unpack"],
        "string": [
            "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse",
            "sub", "upper",
        ],
        "math": [
            "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge", "log", "max",
            "maxinteger", "min", "mininteger", "modf", "pi", "rad", "sin", "sqrt", "tan",
            "tointeger", "type", "ult",
        ],
        "utf8": ["char", "charpattern", "codepoint", "codes", "len", "offset"],
    ]
    /// What flows have beside them, and none of it is a method.
    private static let views: [String: Set<String>] = [
        "user": ["id"], "session": ["channel", "id"],
        "message": ["attachments", "channel", "metadata", "text"],
        "nlp": Set(
            Word.allCases.filter { $0.rawValue.hasPrefix("nlp.") }.map { String($0.rawValue.dropFirst(4)) }),
    ]
    private static let parts: Set<String> = ["date", "epoch", "time", "weekday"]
    private static let words = Set(Word.allCases.map(\.rawValue).filter { !$0.contains(".") })

    /// A name that a table, a text or a word does not have, and a method of what has none.
    static func unknownMembers(_ bot: CheckedBot) -> [Finding] {
        bot.files.indices.flatMap { index -> [Finding] in
            let file = bot.files[index]
            let made = file.targets
            var called: Set<LuaSpan> = []
            var findings: [Finding] = []
            file.walk { node, _ in
                guard case .expression(let expression) = node else { return }
                switch expression.kind {
                case .call(let callee, _): called.insert(callee.span)
                case .index(let table, let key):
                    guard !made.contains(expression.span.start), let name = key.text else { return }
                    let isCalled = called.contains(expression.span)
                    if let found = member(name, of: table.bare, isCalled: isCalled, bot, index) {
                        findings.append(found.finding(expression.span, bot, index))
                    }
                case .method(let object, let name, _):
                    if let found = method(name, of: object.bare, bot, index) {
                        findings.append(found.finding(expression.span, bot, index))
                    }
                default: return
                }
            }
            return findings
        }
    }

    private struct Unknown {
        var explanation: String
        var name: String
        var known: Set<String> = []
        var hint: String

        func finding(_ span: LuaSpan, _ bot: CheckedBot, _ file: Int) -> Finding {
            Finding(
                kind: .unknownWord, position: bot.position(span, in: file), explanation: explanation,
                excerpt: bot.excerpt(span, in: file),
                closeNames: CloseNames.of(name, among: known.sorted()).map { Diagnostic.CloseName(name: $0) },
                hint: hint)
        }
    }

    private static func list(_ names: Set<String>) -> String { names.sorted().joined(separator: ", ") }

    private static func member(
        _ name: String, of table: LuaExpression, isCalled: Bool, _ bot: CheckedBot, _ file: Int
    ) -> Unknown? {
        if let library = table.global, let known = members[library] ?? views[library] {
            return known.contains(name)
                ? nil
                : Unknown(
                    explanation: "\(library) has no \(name).", name: name, known: known,
                    hint: LuaNames.hint(for: "\(library).\(name)") ?? "it has \(list(known)).")
        }
        if let word = table.global, words.contains(word), !bot.isMade(word) {
            return Unknown(
                explanation: "\(word) is a word to call, and has no \(name).", name: name,
                hint: "write  \(word)(\(word == "now" ? ").\(name)" : "...)")")
        }
        if bot.files[file].isNow(table) {
            return parts.contains(name)
                ? nil
                : Unknown(
                    explanation: "now() has no \(name).", name: name, known: parts,
                    hint:
                        "it has date, \"2026-03-01\", time, \"18:00\", weekday, 1 for Monday, and epoch in seconds."
                )
        }
        if bot.isSurelyText(table, in: bot.files[file]) {
            return ofText(name, bot.excerpt(table.span, in: file))
        }
        if bot.isSurely([.number, .integer, .rating, .money, .yesNo], table, in: bot.files[file]) {
            return Unknown(
                explanation:
                    "\(bot.excerpt(table.span, in: file)) is one value and no table: it has no \(name).",
                name: name, hint: "use it as it is:  \(bot.excerpt(table.span, in: file))")
        }
        // A field that is not there may be meant to be missing; to call it fails.
        guard isCalled, let known = bot.fieldFunctions.names(of: table, in: file), !known.contains(name)
        else { return nil }
        return Unknown(
            explanation: "\(bot.excerpt(table.span, in: file)) has no \(name).", name: name, known: known,
            hint: known.isEmpty ? "nothing is ever put into it." : "it has \(list(known)).")
    }

    private static func ofText(_ name: String, _ text: String) -> Unknown? {
        guard let known = members["string"], !known.contains(name) else { return nil }
        return Unknown(
            explanation: "A text has no \(name).", name: name, known: known,
            hint: name == "length" ? "write  len(\(text))" : "it has \(list(known)).")
    }

    private static func method(
        _ name: String, of object: LuaExpression, _ bot: CheckedBot, _ file: Int
    ) -> Unknown? {
        if let whole = object.global, !bot.isMade(whole) {
            if let known = members[whole] ?? views[whole] ?? (["slots", "texts"].contains(whole) ? [] : nil) {
                let isView = known.isEmpty || ["user", "session", "message"].contains(whole)
                return Unknown(
                    explanation: "\(whole) has no methods: what it has stands behind a point.", name: name,
                    known: known.subtracting([name]),
                    hint: "write  \(whole).\(name)\(isView ? "" : "(...)")")
            }
            if words.contains(whole) {
                let isName = bot.isDeclared(name)
                return Unknown(
                    explanation: "\(whole) is a word to call, and has no methods.", name: name,
                    hint: "write  \(whole)(\(isName ? "\"\(name)\"" : "..."))")
            }
        }
        if bot.isSurelyText(object, in: bot.files[file]) {
            return ofText(name, bot.excerpt(object.span, in: file))
        }
        guard let known = bot.fieldFunctions.names(of: object, in: file), !known.contains(name) else {
            return nil
        }
        return Unknown(
            explanation: "\(bot.excerpt(object.span, in: file)) has no \(name).", name: name, known: known,
            hint: known.isEmpty ? "nothing is ever put into it." : "it has \(list(known)).")
    }

    // MARK: tables that words take

    private static let rich = ["buttons", "cards", "image", "text"]
    private static let button = ["title", "url", "value"]
    private static let card = ["buttons", "image", "text", "title"]

    /// A field of a reply, a button, a card, an option or a handoff that nothing reads.
    static func unknownFields(_ bot: CheckedBot) -> [Finding] {
        bot.calls.flatMap { call -> [Finding] in
            let unknown: [(key: LuaExpression, of: String, known: [String])] =
                switch call.word {
                case "say", "confirm": call.arguments.first.map(ofReply) ?? []
                case "answer": call.arguments.dropFirst().first.map(ofReply) ?? []
                case "choose":
                    ofEach(call.arguments.dropFirst().first, "an option", ["also", "title", "value"])
                case "slot", "ask":
                    ofEach(
                        call.arguments.dropFirst().first?.bare.field("choices"), "a choice",
                        ["also", "title", "value"])
                case "handoff":
                    ofTable(call.arguments.dropFirst().first, "handoff()", ["note", "priority", "wait"])
                default: []
                }
            return unknown.map {
                unknownOption(
                    $0.key.text ?? "", of: $0.of, among: $0.known,
                    at: bot.position($0.key.span, in: call.file))
            }
        }
    }

    private static func ofTable(
        _ table: LuaExpression?, _ what: String, _ known: [String]
    ) -> [(key: LuaExpression, of: String, known: [String])] {
        (table?.bare.fields ?? []).compactMap { field in
            guard let key = field.key, let name = key.text, !known.contains(name) else { return nil }
            return (key, what, known)
        }
    }

    /// Of tables with a title: those without one are texts for each locale.
    private static func ofEach(
        _ list: LuaExpression?, _ what: String, _ known: [String]
    ) -> [(key: LuaExpression, of: String, known: [String])] {
        (list?.bare.fields ?? []).filter { $0.key == nil }.flatMap { item in
            let names = item.value.fieldNames ?? []
            let isText = !names.isEmpty && names.allSatisfy(CheckedBot.isLocale)
            return isText ? [] : ofTable(item.value, what, known)
        }
    }

    private static func ofReply(
        _ reply: LuaExpression
    ) -> [(key: LuaExpression, of: String, known: [String])] {
        guard let names = reply.fieldNames, !names.isEmpty, !names.contains("run"),
            !names.allSatisfy(CheckedBot.isLocale)
        else { return [] }
        let cards = (reply.bare.field("cards")?.bare.fields ?? []).map(\.value)
        return ofTable(reply, "a reply", rich) + ofEach(reply.bare.field("buttons"), "a button", button)
            + ofEach(reply.bare.field("cards"), "a card", card)
            + cards.flatMap { ofEach($0.bare.field("buttons"), "a button", button) }
    }
}

extension CheckedBot {
    /// Whether it is surely a text: written out, put together, or what somebody answered in words.
    fileprivate func isSurelyText(_ expression: LuaExpression, in file: LuaFile) -> Bool {
        switch expression.kind {
        case .string: return true
        case .binary(let sign, _, _): return sign == ".."
        case .call(let callee, let arguments):
            if callee.global == "tostring" { return true }
            guard callee.global == "ask", let slot = arguments.first?.text.flatMap({ declarations.slots[$0] })
            else { return false }
            return CheckedBot.textual.contains(slot.type)
        case .local(let local):
            guard file.locals[local].kind == .variable, let value = file.locals[local].value?.bare,
                !file.assigns(local)
            else { return false }
            if case .local(local) = value.kind { return false }
            return isSurelyText(value, in: file)
        default: return false
        }
    }

    private static let textual: [SlotType] = [.text, .code, .date, .time, .phone, .email, .url]

    /// Whether it is surely the answer to a slot of one of these types.
    fileprivate func isSurely(_ types: [SlotType], _ expression: LuaExpression, in file: LuaFile) -> Bool {
        switch expression.kind {
        case .call(let callee, let arguments):
            guard callee.global == "ask", let slot = arguments.first?.text.flatMap({ declarations.slots[$0] })
            else { return false }
            return types.contains(slot.type)
        case .local(let local):
            guard file.locals[local].kind == .variable, let value = file.locals[local].value?.bare,
                case .call = value.kind, !file.assigns(local)
            else { return false }
            return isSurely(types, value, in: file)
        default: return false
        }
    }

    /// Whether some file gives a global of this name something.
    fileprivate func isMade(_ name: String) -> Bool { files.contains { $0.madeGlobals.contains(name) } }
}

extension LuaFile {
    /// Whether it is what `now()` gives.
    fileprivate func isNow(_ expression: LuaExpression) -> Bool {
        switch expression.kind {
        case .call(let callee, _): return callee.global == "now"
        case .local(let local):
            guard locals[local].kind == .variable, let value = locals[local].value?.bare, !assigns(local),
                case .call(let callee, _) = value.kind
            else { return false }
            return callee.global == "now"
        default: return false
        }
    }

    /// Where what is given a value begins.
    var targets: Set<Int> {
        var made: Set<Int> = []
        walk { node, _ in
            guard case .statement(let statement) = node else { return }
            switch statement.kind {
            case .assign(let targets, _): made.formUnion(targets.map(\.span.start))
            case .function(let target, _): made.insert(target.span.start)
            default: break
            }
        }
        return made
    }
}
