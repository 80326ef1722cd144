// Rules about what a word is given: too little, one value for a list, a list for a table of names.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// Words that take something first, what that is, and how it is written.
    private static let firsts: [String: (what: String, hint: String)] = [
        "say": ("a text", "say(\"Hello!\")"),
        "confirm": ("a question", "confirm(\"Sure?\")"),
        "choose": ("a question and a list of options", "choose(\"Which one?\", { \"red\", \"blue\" })"),
        "ask": (
            "a slot's name or a list of names",
            "ask(\"order_number\")  or  ask({ \"order_number\", \"reason\" })"
        ),
        "handoff": ("a team's name", "handoff(\"returns\", \"what the person should know\")"),
        "run": ("the name of a flow", "run(\"a_flow\")"),
        "switch": ("the name of a flow", "switch(\"a_flow\")"),
        "call": ("an action's name", "call(\"orders.find\", { number = number })"),
        "try_call": ("an action's name", "try_call(\"orders.find\", { number = number })"),
        "set": ("a name", "set(\"name\", ...)"),
        "remember": ("a name", "remember(\"name\", ...)"),
        "recall": ("a name", "recall(\"name\")"),
        "note": ("a name", "note(\"name\")"),
    ]

    static func givenToWords(_ bot: CheckedBot) -> [Finding] {
        bot.calls.compactMap { call in
            guard let first = firsts[call.word] else { return nil }
            return nothing(call, first, bot) ?? single(call, bot) ?? unnamed(call, bot)
        }
    }

    private static func finding(
        _ explanation: String, _ span: LuaSpan, _ call: WordCall, _ bot: CheckedBot, hint: String
    ) -> Finding {
        Finding(
            kind: .wrongValue, position: bot.position(span, in: call.file), explanation: explanation,
            excerpt: bot.place(of: span, in: call.file), hint: hint)
    }

    /// `say()`, `ask(nil)`, `ask({})`
    private static func nothing(
        _ call: WordCall, _ first: (what: String, hint: String), _ bot: CheckedBot
    ) -> Finding? {
        let explanation: String
        if let given = call.arguments.first?.bare {
            if case .nil = given.kind {
                explanation = "nil"
            } else if given.fields?.isEmpty == true {
                explanation = "an empty table"
            } else {
                return nil
            }
        } else {
            explanation = "nothing"
        }
        return finding(
            "\(call.word)() takes \(first.what), but is given \(explanation).",
            call.arguments.first?.span ?? call.span, call, bot, hint: "write  \(first.hint)")
    }

    /// `ask("bike", "trouble")`, `choose("Which?", "red", "blue")`, `choose("Which?", {})`
    private static func single(_ call: WordCall, _ bot: CheckedBot) -> Finding? {
        guard call.arguments.count > 1, case let given = call.arguments[1].bare else { return nil }
        if call.word == "choose", given.fields?.isEmpty == true {
            return finding(
                "choose() takes a list of options, but is given an empty one.", given.span, call, bot,
                hint: "write  { \"red\", \"blue\" }  or  { { title = \"Red\", value = \"red\" }, ... }")
        }
        let isLiteral =
            switch given.kind {
            case .string, .number, .bool: true
            default: false
            }
        guard isLiteral, ["ask", "choose"].contains(call.word) else { return nil }
        func code(_ values: some Sequence<LuaExpression>) -> String {
            values.map { bot.excerpt($0.span, in: call.file) }.joined(separator: ", ")
        }
        if call.word == "choose" {
            let options = call.arguments.dropFirst().prefix { $0.bare.fields == nil }
            let values = call.arguments.dropFirst(1 + options.count).prefix(1)
            let rest = values.isEmpty ? "" : ", \(code(values))"
            return finding(
                "choose() takes its options as a list, but is given one value.", given.span, call, bot,
                hint: "write  choose(\(code(call.arguments.prefix(1))), { \(code(options)) }\(rest))")
        }
        let names = call.arguments.filter { $0.text.map { bot.declarations.slots[$0] != nil } == true }
        return finding(
            "ask() takes its options as a table, but is given one value.", given.span, call, bot,
            hint: names.count == call.arguments.count
                ? "to ask for several at once, write  ask({ \(code(call.arguments)) })"
                : "write  ask(\(code(call.arguments.prefix(1))), { about = ... })")
    }

    /// `say("{state}", { repair.state })`
    private static func unnamed(_ call: WordCall, _ bot: CheckedBot) -> Finding? {
        guard ["say", "confirm", "call", "try_call", "run", "switch", "note"].contains(call.word),
            call.arguments.count > 1, case let given = call.arguments[1], let fields = given.bare.fields,
            let plain = fields.first, fields.allSatisfy({ $0.key == nil })
        else { return nil }
        // Places as other languages write them are told for what they are.
        if ["say", "confirm"].contains(call.word), let texts = call.arguments[0].writtenTexts,
            texts.allSatisfy({ TextTemplate.places(in: $0.text).isEmpty })
        {
            return nil
        }
        // What a call gives may be nothing.
        if fields.allSatisfy({ $0.value.bare.isCall }) { return nil }
        let name: String =
            switch plain.value.bare.kind {
            case .local(let local): bot.files[call.file].locals[local].name
            case .index(_, let key): key.text ?? "name"
            default: "name"
            }
        return finding(
            "\(call.word)() takes a table of named values here, but is given a list.", plain.value.span, call,
            bot,
            hint: "write  { \(name) = \(bot.excerpt(plain.value.span, in: call.file)) }")
    }
}
