// Rules about names: what nothing uses, what nothing declares, what hides another.
import ParleyFlows
import ParleyLanguage
import ParleyModel

extension CheckRules {
    static func unusedSlots(_ bot: CheckedBot) -> [Finding] {
        let isOpaque =
            !bot.escaped.isDisjoint(with: ["ask", "set", "slots"])
            || !bot.composed.isDisjoint(with: ["ask", "set"])
            || bot.hasComposedKey(of: "slots") || bot.calls(of: "ask", "set").contains(where: \.namesNothing)
        guard !isOpaque else { return [] }
        var used = Set(
            bot.declarations.intents.values.flatMap(\.examples).flatMap { TextTemplate.places(in: $0) })
        for answer in bot.declarations.answers { used.formUnion(bot.places(of: answer)) }
        return bot.declarations.slots.values.filter {
            bot.mentions[$0.name] == nil && !used.contains($0.name)
        }.map {
            Finding(
                kind: .unusedSlot, position: $0.position,
                explanation:
                    "slot(\"\($0.name)\") is declared, but no flow asks for it and no example or text names it.",
                excerpt: "\"\($0.name)\"", hint: "ask for it with  ask(\"\($0.name)\")  or remove it.")
        }
    }

    static func unusedIntents(_ bot: CheckedBot) -> [Finding] {
        let used = Set(bot.declarations.flows.values.flatMap(\.intents))
        return bot.declarations.intents.values.filter {
            !used.contains($0.name) && !$0.name.hasPrefix("parley.")
        }.map {
            Finding(
                kind: .unusedIntent, position: $0.position,
                explanation: "intent(\"\($0.name)\") is recognised, but no flow begins with it.",
                excerpt: "\"\($0.name)\"",
                closeNames: CloseNames.of($0.name, among: used.sorted()).map {
                    Diagnostic.CloseName(name: $0)
                },
                hint: "name it in a flow:  flow(\"\($0.name)\", { on = \"\($0.name)\" }, function() ... end)")
        }
    }

    /// Of a group that only leads to itself, the flow that stands first is told.
    static func unreachedFlows(_ bot: CheckedBot) -> [Finding] {
        guard bot.escaped.isDisjoint(with: ["run", "switch"]),
            bot.composed.isDisjoint(with: ["run", "switch"])
        else {
            return []
        }
        let flows = bot.declarations.flows.values.sorted {
            ($0.position.file, $0.position.line) < ($1.position.file, $1.position.line)
        }
        let literal = Set(bot.calls(of: "run", "switch").compactMap { $0.arguments.first?.text })
        var begun: Set<CodeUnit> = bot.calledFromOutside
        for flow in flows {
            // A name that stands elsewhere may come to be run.
            let isMentioned =
                (bot.mentions[flow.name] != nil && !literal.contains(flow.name))
                || bot.escaped.contains(flow.name)
            if !flow.intents.isEmpty || !flow.events.isEmpty || isMentioned { begun.insert(.flow(flow.name)) }
        }
        for case .run(let flow) in bot.declarations.answers.map(\.reply) { begun.insert(.flow(flow)) }
        var reached = bot.reached(from: begun)
        var roots = flows.filter { flow in
            !reached.contains(.flow(flow.name))
                && !bot.callees.contains { $0.key != .flow(flow.name) && $0.value.contains(.flow(flow.name)) }
        }
        reached.formUnion(bot.reached(from: roots.map { CodeUnit.flow($0.name) }))
        for flow in flows where !reached.contains(.flow(flow.name)) {
            roots.append(flow)
            reached.formUnion(bot.reached(from: [.flow(flow.name)]))
        }
        return roots.map {
            Finding(
                kind: .unreachedFlow, position: $0.position,
                explanation: "flow(\"\($0.name)\") begins with no intent and no event, and nothing runs it.",
                excerpt: "\"\($0.name)\"",
                hint:
                    "give it  { on = \"an_intent\" },  run(\"\($0.name)\") it from another flow, or remove it."
            )
        }
    }

    static func unusedTexts(_ bot: CheckedBot) -> [Finding] {
        guard !bot.escaped.contains("texts"), !bot.hasComposedKey(of: "texts") else { return [] }
        var findings: [Finding] = []
        var told: Set<String> = []
        // Each of its declarations mentions it.
        let own = Dictionary(grouping: bot.messages, by: \.name).mapValues(\.count)
        for text in bot.messages
        where !text.name.hasPrefix("parley.") && (bot.mentions[text.name] ?? 0) <= (own[text.name] ?? 0) {
            guard told.insert(text.name).inserted else { continue }
            findings.append(
                Finding(
                    kind: .unusedText, position: text.position,
                    explanation: "messages() declares the text \"\(text.name)\", but nothing says it.",
                    excerpt: text.name,
                    hint: "say it with  say(texts.\(text.name))  or remove it."))
        }
        return findings
    }

    /// Names that begin with `parley.` are the engine's own.
    static func unknownReservedNames(_ bot: CheckedBot) -> [Finding] {
        func finding(_ name: String, _ what: String, known: [String], at position: SourcePosition) -> Finding
        {
            Finding(
                kind: .unknownReservedName, position: position,
                explanation: "\"\(name)\" is none of the engine's own \(what).", excerpt: name,
                closeNames: CloseNames.of(name, among: known).map { Diagnostic.CloseName(name: $0) },
                hint: "names that begin with parley. are reserved; leave that out for one of your own.")
        }
        var findings: [Finding] = []
        // What a write did has a name where it can be taken back.
        let done = bot.actions.filter { $0.value == .write }.map { "parley.done." + $0.key }
        let texts = (BuiltInTexts.all.keys + done).sorted()
        for text in bot.messages where text.name.hasPrefix("parley.") && !texts.contains(text.name) {
            findings.append(finding(text.name, "texts", known: texts, at: text.position))
        }
        let intents = EngineCommands.names
        for intent in bot.declarations.intents.values
        where intent.name.hasPrefix("parley.") && !intents.contains(intent.name) {
            findings.append(finding(intent.name, "intents", known: intents, at: intent.position))
        }
        for flow in bot.declarations.flows.values {
            for intent in flow.intents where intent.hasPrefix("parley.") && !intents.contains(intent) {
                let position = bot.line(of: intent, in: flow.position)
                findings.append(finding(intent, "intents", known: intents, at: position))
            }
        }
        return findings
    }

    static func unknownTeams(_ bot: CheckedBot) -> [Finding] {
        let teams = bot.declarations.settings.teams.names
        guard !teams.isEmpty else { return [] }
        return bot.calls(of: "handoff").compactMap { call in
            guard let team = call.arguments.first, let name = team.text, !teams.contains(name) else {
                return nil
            }
            return Finding(
                kind: .unknownTeam, position: bot.position(team.span, in: call.file),
                explanation: "handoff() names a team that settings() does not have.", excerpt: "\"\(name)\"",
                closeNames: CloseNames.of(name, among: teams).map { Diagnostic.CloseName(name: $0) },
                hint: "add it to  teams = { ... }  in settings(), or fix the spelling.")
        }
    }

    private static let actingWords: Set<String> = [
        "slot", "entity", "intent", "flow", "answers", "answer", "messages", "settings", "say", "ask",
        "confirm",
        "choose", "call", "try_call", "run", "switch", "handoff", "remember", "recall", "set", "now",
        "random", "uuid",
        "finish", "cancel", "note", "require", "len",
    ]

    /// Locals may be named like words; a function of that name takes the word's place, and a value cannot be called.
    static func shadowedWords(_ bot: CheckedBot) -> [Finding] {
        var findings: [Finding] = []
        for (index, file) in bot.files.enumerated() {
            for local in file.locals where local.isFunction && actingWords.contains(local.name) {
                findings.append(
                    Finding(
                        kind: .shadowedWord, position: bot.position(local.span, in: index),
                        explanation:
                            "This function is called \(local.name), like Parley's word: below it the word is gone.",
                        excerpt: local.name, hint: "give it another name, such as  \(local.name)_it."))
            }
            file.walk { node, _ in
                findings += replaced(node).filter { $0.global.map(actingWords.contains) ?? false }.map {
                    one in
                    let name = one.global ?? ""
                    return Finding(
                        kind: .shadowedWord, position: bot.position(one.span, in: index),
                        explanation:
                            "This takes the place of Parley's word \(name): from here on the word is gone.",
                        excerpt: name, hint: "give it another name, with  local  in front of it.")
                }
                guard case .expression(let call) = node, case .call(let callee, _) = call.kind,
                    case .local(let number) = callee.kind
                else { return }
                let local = file.locals[number]
                guard actingWords.contains(local.name), let value = local.value, value.isNoFunction else {
                    return
                }
                findings.append(
                    Finding(
                        kind: .shadowedWord, position: bot.position(callee.span, in: index),
                        explanation:
                            "\(local.name) is the local of line \(local.span.line) here, and no longer Parley's word.",
                        excerpt: local.name, hint: "give the local another name."))
            }
        }
        return findings
    }

    /// What a statement gives a value.
    private static func replaced(_ node: LuaNode) -> [LuaExpression] {
        guard case .statement(let statement) = node else { return [] }
        switch statement.kind {
        case .assign(let targets, _): return targets
        case .function(let name, _): return [name]
        default: return []
        }
    }

    /// Of several flows with one intent or event, the first by name begins.
    static func shadowedFlows(_ bot: CheckedBot) -> [Finding] {
        var findings: [Finding] = []
        var first: [String: FlowDeclaration] = [:]
        for flow in bot.declarations.flows.values.sorted(by: { $0.name < $1.name }) {
            for trigger in flow.intents.map({ "intent \"\($0)\"" }) + flow.events.map({ "event \"\($0)\"" }) {
                guard let other = first[trigger], other.name != flow.name else {
                    first[trigger] = flow
                    continue
                }
                let place = "\(other.position.file):\(other.position.line)"
                findings.append(
                    Finding(
                        kind: .shadowedFlow, position: flow.position,
                        explanation:
                            "flow(\"\(flow.name)\") never begins with the \(trigger): flow(\"\(other.name)\") at \(place) does.",
                        excerpt: "\"\(flow.name)\"",
                        hint: "give each its own, or let one flow decide and  switch(...)  to the other."))
            }
        }
        return findings
    }

    static func keysTwice(_ bot: CheckedBot) -> [Finding] {
        var findings: [Finding] = []
        for (index, file) in bot.files.enumerated() {
            file.walk { node, _ in
                guard case .expression(let expression) = node, let fields = expression.fields else { return }
                var seen: Set<String> = []
                for field in fields {
                    guard let key = field.key, let name = key.text, !seen.insert(name).inserted else {
                        continue
                    }
                    findings.append(
                        Finding(
                            kind: .keyTwice, position: bot.position(key.span, in: index),
                            explanation: "The table has \"\(name)\" a second time; only the last one counts.",
                            excerpt: bot.excerpt(key.span, in: index), hint: "remove one of the two."))
                }
            }
        }
        return findings
    }

    static func textsTwice(_ bot: CheckedBot) -> [Finding] {
        var findings: [Finding] = []
        var first: [String: SourcePosition] = [:]
        for text in bot.messages {
            let key = "\(text.locale) \(text.name)"
            guard let other = first[key] else {
                first[key] = text.position
                continue
            }
            // Twice in one table is a key twice.
            guard other != text.position, !text.isSecondInTable else { continue }
            findings.append(
                Finding(
                    kind: .textTwice, position: text.position,
                    explanation:
                        "The text \"\(text.name)\" for \"\(text.locale)\" is declared a second time; the first is at \(other.file):\(other.line).",
                    excerpt: text.name,
                    hint: "remove one of the two; several wordings are a list { \"...\", \"...\" }."))
        }
        return findings
    }
}

extension WordCall {
    /// Whether it has no name, or one without quotes: which slot it means is told as a mistake of its own.
    fileprivate var namesNothing: Bool { arguments.first?.bare.global != nil || arguments.isEmpty }
}

extension LuaExpression {
    /// Whether it is surely nothing that can be called.
    fileprivate var isNoFunction: Bool {
        switch bare.kind {
        case .string, .number, .bool, .table: true
        case .call(let callee, _):
            ["ask", "recall", "choose", "confirm", "call", "try_call", "now", "random", "uuid", "len"]
                .contains(callee.global ?? "")
        default: false
        }
    }
}
