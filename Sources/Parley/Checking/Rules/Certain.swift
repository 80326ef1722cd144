// Rules about what surely fails when it runs: values that a word does not take, and names that Lua's own tables do not have.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// A word that is given what it never takes.
    static func wrongArguments(_ bot: CheckedBot) -> [Finding] {
        lists(bot) + missingOptions(bot) + plainArguments(bot) + keptFunctions(bot) + loopsOverTables(bot)
            + endlessRuns(bot) + silentChecks(bot) + placesBeforeTheFirst(bot) + buttonsOfTexts(bot)
    }

    private static func finding(
        _ explanation: String, _ span: LuaSpan, in file: Int, _ bot: CheckedBot, excerpt: String? = nil,
        hint: String
    ) -> Finding {
        Finding(
            kind: .wrongValue, position: bot.position(span, in: file), explanation: explanation,
            excerpt: excerpt ?? bot.excerpt(span, in: file), hint: hint)
    }

    private static func lists(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "say", "confirm").compactMap { call in
            guard let text = call.arguments.first, let fields = text.bare.fields, !fields.isEmpty,
                fields.allSatisfy({ $0.key == nil })
            else { return nil }
            return finding(
                "\(call.word)() takes a text, or one for each language, but is given a list.", text.span,
                in: call.file, bot,
                hint: "write  \(call.word)(\"...\")  or  \(call.word)({ zh = \"...\", en = \"...\" })")
        }
    }

    /// `buttons = { "Yes", "No" }`
    private static func buttonsOfTexts(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "say", "confirm").compactMap { call in
            guard
                let button = call.arguments.first?.bare.field("buttons")?.bare.fields?.first(where: {
                    $0.key == nil && $0.value.bare.text != nil
                })
            else { return nil }
            let written = bot.excerpt(button.value.span, in: call.file)
            return finding(
                "A button is a table with a title, and not a text.", button.value.span, in: call.file, bot,
                excerpt: bot.place(of: button.value.span, in: call.file),
                hint: "write  { title = \(written) }")
        }
    }

    private static func missingOptions(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "choose").compactMap { call in
            guard call.arguments.count == 1, let text = call.arguments.first, text.writtenTexts != nil else {
                return nil
            }
            return finding(
                "choose() takes a question and a list of options, but is given no options.", text.span,
                in: call.file, bot, hint: "write  choose(\"...\", { \"fast\", \"slow\" })")
        }
    }

    /// The arguments of an action, and what fills a text, have names.
    private static func plainArguments(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "call", "try_call", "say", "confirm").compactMap { call in
            let isSaid = ["say", "confirm"].contains(call.word)
            guard call.arguments.count > 1, case let given = call.arguments[1],
                !(isSaid && given.text != nil), bot.isPlainValue(given.bare, in: bot.files[call.file])
            else { return nil }
            let name =
                if case .local(let local) = given.bare.kind { bot.files[call.file].locals[local].name } else {
                    "name"
                }
            let written = bot.excerpt(given.span, in: call.file)
            let taken = isSaid ? "fills a text from" : "gives an action"
            return finding(
                "\(call.word)() \(taken) a table of named \(isSaid ? "values" : "arguments"), but is given one value.",
                given.span, in: call.file, bot, excerpt: bot.place(of: given.span, in: call.file),
                hint: "write  { \(name) = \(written) }")
        }
    }

    private static func keptFunctions(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "remember", "set").compactMap { call in
            guard call.arguments.count > 1, bot.isFunction(call.arguments[1].bare, in: call.file) else {
                return nil
            }
            return finding(
                "\(call.word)() keeps texts, numbers, booleans and tables of them, but is given a function.",
                call.arguments[1].span, in: call.file, bot, hint: "keep what the function gives.")
        }
            + bot.calls(of: "say", "confirm", "call", "try_call", "run", "switch").flatMap {
                call -> [Finding] in
                (call.arguments.dropFirst().first?.bare.fields ?? []).compactMap { field in
                    guard bot.isFunction(field.value.bare, in: call.file) else { return nil }
                    return finding(
                        "\(call.word)() takes texts, numbers, booleans and tables of them, but is given a function.",
                        field.value.span, in: call.file, bot,
                        excerpt: bot.place(of: field.value.span, in: call.file),
                        hint: "call it:  \(bot.excerpt(field.value.span, in: call.file))(...)")
                }
            }
    }

    /// What looks at a value says whether it is right.
    private static func silentChecks(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "slot", "ask").compactMap { call in
            guard call.arguments.count > 1, let check = call.arguments[1].bare.field("check")?.bare,
                case .function(let body) = check.kind, !body.block.givesBack
            else { return nil }
            return finding(
                "check gives nothing back, so that it is never known whether the value is right.", check.span,
                in: call.file, bot, hint: "write  return value > 0, \"It is more than nothing.\"")
        }
    }

    private static func loopsOverTables(_ bot: CheckedBot) -> [Finding] {
        bot.files.enumerated().flatMap { index, file -> [Finding] in
            var findings: [Finding] = []
            file.walk { node, _ in
                guard case .statement(let statement) = node,
                    case .for(_, let values, _, _) = statement.kind, values.count == 1,
                    let list = values.first, file.isTable(list.bare)
                else { return }
                findings.append(
                    finding(
                        "A for loop takes what ipairs() makes of a list, and not the list itself.", list.span,
                        in: index, bot, hint: "write  in ipairs(\(bot.excerpt(list.span, in: index)))"))
            }
            return findings
        }
    }

    /// `list[0]` of a list that is written out.
    private static func placesBeforeTheFirst(_ bot: CheckedBot) -> [Finding] {
        bot.files.enumerated().flatMap { index, file -> [Finding] in
            let made = file.targets
            var findings: [Finding] = []
            file.walk { node, _ in
                guard case .expression(let expression) = node,
                    case .index(let list, let key) = expression.kind, case .number = key.bare.kind,
                    file.code(key.bare.span).text == "0", !made.contains(expression.span.start),
                    case .local(let local) = list.bare.kind, let value = file.locals[local].value?.bare,
                    let fields = value.fields, !fields.isEmpty, fields.allSatisfy({ $0.key == nil }),
                    !file.assigns(local)
                else { return }
                findings.append(
                    finding(
                        "The first place of a list is 1: \(file.code(expression.span).text) is nothing.",
                        expression.span, in: index, bot, hint: "write  \(file.code(list.span).text)[1]"))
            }
            return findings
        }
    }

    /// A flow that runs itself whatever was answered: nothing before it leaves the flow, and no branch stands around it.
    private static func endlessRuns(_ bot: CheckedBot) -> [Finding] {
        bot.calls(of: "run").compactMap { call in
            guard let name = call.arguments.first, let frame = call.place.frames.last,
                frame.owner == name.text.map({ .flow($0) }), call.place.branches == 0,
                call.place.loops.isEmpty
            else { return nil }
            var mayLeave = false
            bot.files[call.file].walk { node, place in
                guard place.frames.last == frame else { return }
                switch node {
                case .statement(let statement):
                    if case .return = statement.kind, statement.span.start < call.span.start {
                        mayLeave = true
                    }
                case .expression(let expression):
                    switch expression.kind {
                    case .call(let callee, _):
                        if expression.span.start < call.span.start,
                            ["finish", "cancel", "switch", "error"].contains(callee.global ?? "")
                        {
                            mayLeave = true
                        }
                    // What stands behind it may not be come to.
                    case .binary(let sign, let left, _):
                        if ["and", "or"].contains(sign), left.span.end <= call.span.start,
                            call.span.end <= expression.span.end
                        {
                            mayLeave = true
                        }
                    default: break
                    }
                }
            }
            guard !mayLeave else { return nil }
            return finding(
                "flow(\"\(name.text ?? "")\") runs itself each time that it comes here, and so never ends.",
                name.span, in: call.file, bot,
                hint:
                    "to begin anew, write  switch(\"\(name.text ?? "")\")  where that is wanted; to ask again, use a loop."
            )
        }
    }
}

extension CheckedBot {
    /// Whether it is surely no table: a literal, or what somebody answered.
    fileprivate func isPlainValue(_ expression: LuaExpression, in file: LuaFile) -> Bool {
        switch expression.kind {
        case .string, .number, .bool: return true
        case .call(let callee, let arguments):
            guard callee.global == "ask", let slot = arguments.first?.text.flatMap({ declarations.slots[$0] })
            else { return false }
            return [.text, .code, .integer, .number, .date, .time, .phone, .email, .url, .yesNo].contains(
                slot.type)
        case .local(let local):
            guard file.locals[local].kind == .variable, let value = file.locals[local].value else {
                return false
            }
            return !file.assigns(local) && isPlainValue(value.bare, in: file)
        default: return false
        }
    }
}

extension CheckedBot {
    /// Whether it is surely a function.
    fileprivate func isFunction(_ expression: LuaExpression, in file: Int) -> Bool {
        switch expression.kind {
        case .function: true
        case .local(let local): files[file].locals[local].isFunction && !files[file].assigns(local)
        default: false
        }
    }
}

extension LuaFile {
    /// Whether it is a table that is written out.
    fileprivate func isTable(_ expression: LuaExpression) -> Bool {
        if expression.fields != nil { return true }
        guard case .local(let local) = expression.kind else { return false }
        return locals[local].kind == .variable && locals[local].value?.bare.fields != nil && !assigns(local)
    }
}

extension [LuaStatement] {
    /// Whether one of them gives a value back, or calls what ends the function by an error.
    fileprivate var givesBack: Bool {
        contains { statement in
            switch statement.kind {
            case .return(let values): !values.isEmpty
            case .block(let body), .while(_, let body), .repeat(let body, _), .for(_, _, let body, _):
                body.givesBack
            case .if(let arms): arms.contains { $0.block.givesBack }
            default: false
            }
        }
    }
}
