// Rules about words: names that are nothing, words in the wrong place, options and repairs that there are not.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// A call of a name that no file gives anything to, a field of one or a sum with it surely fails; passed on, it is nothing.
    /// One that is only looked at may be meant to be missing, unless it is close to a name that is there.
    static func unknownWords(_ bot: CheckedBot) -> [Finding] {
        let known = LuaNames.known.union(bot.files.flatMap(\.madeGlobals))
        var findings: [Finding] = []
        for (index, file) in bot.files.enumerated() {
            var told: Set<String> = []
            let names = known.union(file.locals.map(\.name))
            func tell(
                _ used: LuaExpression, isCalled: Bool = false, isLookedAt: Bool = false, isField: Bool = false
            ) {
                guard let name = used.global, !known.contains(name), !told.contains(name) else { return }
                // A letter is close to every other.
                let closeNames =
                    name.utf8.count < 2
                    ? [] : CloseNames.of(name, among: names.filter { $0.utf8.count > 1 }.sorted())
                let isMeant = closeNames.isEmpty || names.contains(name)
                let foreign = CheckRules.foreignValues[name]
                if isLookedAt, isMeant, foreign == nil { return }
                let isValue = (isField || isLookedAt) && bot.declarations.slots[name] != nil
                let quoted =
                    isCalled || !bot.isDeclared(name)
                    ? nil
                    : isValue ? "the slot's value is  slots.\(name)" : "names stand in quotes:  \"\(name)\""
                told.insert(name)
                findings.append(
                    Finding(
                        kind: .unknownWord, position: bot.position(used.span, in: index),
                        explanation:
                            "\(name) is no word of Parley, no local, and nothing that a file of the bot makes.",
                        excerpt: bot.place(of: used.span, in: index),
                        closeNames: closeNames.filter { $0 != name }.map { Diagnostic.CloseName(name: $0) },
                        hint: bot.hintOfComment(at: used.span, in: index) ?? foreign.map {
                            "Lua writes  \($0)."
                        } ?? quoted ?? LuaNames.hint(for: name)
                            ?? "look at its spelling, or make it:  local \(isCalled ? "function \(name)(...) ... end" : "\(name) = ...")"
                    ))
            }
            file.walk { node, _ in
                guard case .expression(let expression) = node else {
                    if case .statement(let statement) = node {
                        for value in statement.lookedAt { tell(value.bare, isLookedAt: true) }
                    }
                    return
                }
                let operands = expression.operands
                for value in operands.values { tell(value.bare, isLookedAt: !operands.mustBeThere) }
                // Who looks whether it is there, does not call it where it is not.
                let isCall = if case .call = expression.kind { true } else { false }
                if let used = expression.usedGlobal, let name = used.global,
                    !isCall || !bot.escaped.contains(name)
                {
                    tell(used, isCalled: isCall)
                }
                let isTable = expression.fields != nil
                for value in expression.passedValues { tell(value.bare, isField: isTable) }
            }
        }
        return findings
    }

    /// What other languages call these.
    private static let foreignValues = [
        "null": "nil", "None": "nil", "NULL": "nil", "undefined": "nil", "True": "true", "TRUE": "true",
        "False": "false", "FALSE": "false",
    ]

    /// A text behind the text: what fills it is a table.
    static func textsAsValues(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "say", "confirm").compactMap { call -> Finding? in
            guard call.arguments.count > 1, let text = call.arguments[1].text else { return nil }
            return Finding(
                kind: .wrongValue, position: bot.position(call.arguments[1].span, in: call.file),
                explanation:
                    "\(call.word)() takes one text, and then a table of what fills it, but is given a second text.",
                excerpt: "\"\(text)\"",
                hint: "write one text:  \(call.word)(\"... {name} ...\", { name = value })")
        }
    }

    private static let declaring = [
        "slot", "entity", "intent", "flow", "answers", "answer", "messages", "settings",
    ]

    static func declaredInFlows(_ bot: CheckedBot) -> [Finding] {
        declaring.flatMap { bot.calls(of: $0) }.compactMap { call in
            let isInFlow = call.place.frames.contains { frame in
                if case .flow = frame.owner { true } else { false }
            }
            guard isInFlow else { return nil }
            return Finding(
                kind: .declaredInFlow, position: bot.position(call.span, in: call.file),
                explanation:
                    "\(call.word)() declares, and stands inside a flow, where nothing can be declared.",
                excerpt: call.word, hint: "put it outside of  flow(...),  into the file itself.")
        }
    }

    static func unknownAskOptions(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "ask").flatMap { call -> [Finding] in
            guard call.arguments.count > 1, let fields = call.arguments[1].bare.fields else { return [] }
            return fields.compactMap { field in
                guard let key = field.key, let name = key.text, !AskOptions.names.contains(name) else {
                    return nil
                }
                return Finding(
                    kind: .unknownOption, position: bot.position(key.span, in: call.file),
                    explanation: "ask() has no option \"\(name)\".", excerpt: name,
                    closeNames: CloseNames.of(name, among: AskOptions.names.sorted()).map {
                        Diagnostic.CloseName(name: $0)
                    },
                    hint: "its options are \(AskOptions.names.sorted().joined(separator: ", ")).")
            }
        }
    }

    static func unknownRepairs(_ bot: CheckedBot) -> [Finding] {
        let places = [("settings", 0), ("flow", 1), ("ask", 1)]
        return places.flatMap { word, place -> [Finding] in
            bot.calls(of: word).flatMap { call -> [Finding] in
                guard call.arguments.count > place,
                    let repairs = call.arguments[place].bare.field("repair")?.bare.fields
                else { return [] }
                return repairs.compactMap { unknownRepair($0, bot, call.file) }
            }
        }
    }

    private static func unknownRepair(_ field: LuaField, _ bot: CheckedBot, _ file: Int) -> Finding? {
        let known = Deliberation.repairs
        guard let key = field.key, let name = key.text,
            !(known + Deliberation.civilRepairs).contains(name)
        else { return nil }
        let isFixed = name == "cancel" || name == "person"
        return Finding(
            kind: .unknownRepair, position: bot.position(key.span, in: file),
            explanation: isFixed
                ? "The repair \"\(name)\" cannot be switched off: people may always leave, and ask for a person."
                : "There is no repair \"\(name)\"; this switches nothing.",
            excerpt: name,
            closeNames: CloseNames.of(name, among: known).map { Diagnostic.CloseName(name: $0) },
            hint: isFixed ? "leave it out." : "the repairs are \(known.joined(separator: ", ")).")
    }

    private static let engineEvents = ["handed_back", "session_start", "silence"]

    /// Events have any name that the host sends; one that is nearly the engine's own is hardly another.
    static func unknownEvents(_ bot: CheckedBot) -> [Finding] {
        bot.declarations.flows.values.flatMap { flow -> [Finding] in
            flow.events.compactMap { event in
                let close = engineEvents.filter { (1...2).contains(CloseNames.edits(event, $0)) }
                guard !close.isEmpty else { return nil }
                return Finding(
                    kind: .unknownEvent, position: bot.line(of: event, in: flow.position),
                    explanation:
                        "flow(\"\(flow.name)\") begins with the event \"\(event)\", which the engine does not send.",
                    excerpt: "\"\(event)\"", closeNames: close.map { Diagnostic.CloseName(name: $0) },
                    hint:
                        "fix the spelling; an event that your program sends should differ by more than a letter or two."
                )
            }
        }
    }

    static func unusedEntities(_ bot: CheckedBot) -> [Finding] {
        // nlp.values finds every entity.
        guard !bot.escaped.contains("nlp") else { return [] }
        let types = Set(bot.declarations.slots.values.map(\.type.name))
        let places = Set(
            bot.declarations.intents.values.flatMap(\.examples).flatMap { TextTemplate.places(in: $0) })
        return bot.declarations.entities.values.filter {
            !types.contains($0.name) && !places.contains($0.name) && bot.mentions[$0.name] == nil
        }.map {
            Finding(
                kind: .unusedEntity, position: $0.position,
                explanation: "entity(\"\($0.name)\") is found in messages, but no slot has it as its type.",
                excerpt: "\"\($0.name)\"",
                hint: "take it for a slot:  slot(\"\($0.name)\", { type = \"\($0.name)\", ... })")
        }
    }
}

extension LuaExpression {
    /// The global that is called here, or of which a field is read.
    var usedGlobal: LuaExpression? {
        let used: LuaExpression
        switch kind {
        case .call(let callee, _): used = callee
        case .index(let table, _): used = table
        case .method(let object, _, _): used = object
        default: return nil
        }
        return used.global == nil ? nil : used
    }
}

extension LuaExpression {
    /// What is handed on as it is, to a call, into a table or to look up in one; not what is looked at to see whether it is there.
    fileprivate var passedValues: [LuaExpression] {
        switch kind {
        case .call(let callee, let arguments) where !["type", "tostring"].contains(callee.global): arguments
        case .method(_, _, let arguments): arguments
        case .table(let fields): fields.map(\.value)
        case .index(_, let key): [key]
        default: []
        }
    }
}

extension LuaExpression {
    /// What a sign stands between or before; Lua fails where a sum, a joined text or "less than" lacks one of them.
    fileprivate var operands: (values: [LuaExpression], mustBeThere: Bool) {
        switch kind {
        case .unary(let sign, let value): ([value], sign != "not")
        case .binary(let sign, let left, let right):
            ([left, right], !["and", "or", "==", "~="].contains(sign))
        default: ([], false)
        }
    }
}

extension LuaStatement {
    /// What a statement decides by, keeps or gives back, as it is.
    fileprivate var lookedAt: [LuaExpression] {
        switch kind {
        case .if(let arms): arms.compactMap(\.condition)
        case .while(let condition, _), .repeat(_, let condition): [condition]
        case .local(_, let values), .assign(_, let values), .return(let values): values
        default: []
        }
    }
}

extension CheckedBot {
    /// `// price` on a line of its own is a division to Lua.
    fileprivate func hintOfComment(at span: LuaSpan, in file: Int) -> String? {
        let line = source.line(at: position(span, in: file))?.trimmed ?? ""
        return line.hasPrefix("//") ? "a comment begins with --" : nil
    }
}
