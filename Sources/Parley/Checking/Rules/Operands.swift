// Rules about signs between values that they do not take, and about fields of what has none: Lua fails there.
import ParleyFlows
import ParleyModel

extension CheckRules {
    private static let orders: Set<String> = ["<", "<=", ">", ">="]
    private static let sums: Set<String> = ["+", "-", "*", "/", "//", "%", "^"]

    private static func failure(
        _ expression: LuaExpression, _ explanation: String, in file: Int, _ bot: CheckedBot, hint: String
    ) -> Finding {
        Finding(
            kind: .wrongValue, position: bot.position(expression.span, in: file),
            explanation: explanation + ": this fails when the flow comes here.",
            excerpt: bot.place(of: expression.span, in: file), hint: hint)
    }

    /// `1 < n < 5`, `not n > 3`, `day + 1`, `number > "3"`, `"sure: " .. confirm(...)`.
    static func operandsThatFail(_ bot: CheckedBot) -> [Finding] {
        let answers = AnswerKinds(bot)
        return bot.files.indices.flatMap { index -> [Finding] in
            var findings: [Finding] = []
            bot.files[index].walk { node, _ in
                guard case .expression(let expression) = node,
                    case .binary(let sign, let left, let right) = expression.kind
                else { return }
                let found: Finding? =
                    if orders.contains(sign) {
                        order(expression, sign, left, right, answers, bot, index)
                    } else if sums.contains(sign) {
                        sum(sign, left, right, answers, bot, index)
                    } else if sign == ".." {
                        joined(left, right, answers, bot, index)
                    } else {
                        nil
                    }
                if let found { findings.append(found) }
            }
            return findings
        }
    }

    private static func order(
        _ expression: LuaExpression, _ sign: String, _ left: LuaExpression, _ right: LuaExpression,
        _ answers: AnswerKinds, _ bot: CheckedBot, _ file: Int
    ) -> Finding? {
        func code(_ part: LuaExpression) -> String { bot.excerpt(part.span, in: file) }
        if case .binary(let first, _, let middle) = left.bare.kind, orders.contains(first) {
            return failure(
                expression, "\(code(left)) is true or false, and that is neither less nor more than anything",
                in: file, bot, hint: "write  \(code(left)) and \(code(middle)) \(sign) \(code(right))")
        }
        if case .unary("not", let operand) = left.kind {
            return failure(
                expression, "not \(code(operand)) comes first, which is true or false and not less or more",
                in: file, bot, hint: "write  not (\(code(operand)) \(sign) \(code(right)))")
        }
        for (answer, other) in [(left.bare, right.bare), (right.bare, left.bare)] {
            guard let kind = answers.kind(of: answer, in: file) else { continue }
            switch (kind, other.kind) {
            case (.number, .string(let text)):
                return failure(
                    expression, "\(code(answer)) is a number, and \(code(other)) is a text", in: file, bot,
                    hint: Double(text) == nil
                        ? "compare it with a number." : "write  \(text)  without quotes.")
            case (.text, .number), (.date, .number), (.time, .number), (.choice, .number):
                return failure(
                    expression, "\(code(answer)) is a text, and \(code(other)) is a number", in: file, bot,
                    hint: kind == .text
                        ? "tonumber(\(code(answer)))  makes a number of a text that is one."
                        : "compare it with a text:  \(code(answer)) \(sign) \(kind.example)")
            case (.yesOrNo, .number), (.yesOrNo, .string):
                return failure(
                    expression, "\(code(answer)) is true or false", in: file, bot,
                    hint: "write  if answer then  or  if not answer then")
            case (.date, .call(let callee, _)) where callee.global == "now",
                (.time, .call(let callee, _)) where callee.global == "now":
                return failure(
                    expression, "\(code(answer)) is a text, and now() is a table with several parts",
                    in: file,
                    bot, hint: "write  now().\(kind == .date ? "date" : "time")")
            default: continue
            }
        }
        return nil
    }

    private static func sum(
        _ sign: String, _ left: LuaExpression, _ right: LuaExpression, _ answers: AnswerKinds,
        _ bot: CheckedBot, _ file: Int
    ) -> Finding? {
        for part in [left.bare, right.bare] {
            guard let kind = answers.kind(of: part, in: file) else { continue }
            let what: (is: String, hint: String)
            switch kind {
            case .date:
                what = (
                    "a date, a text such as \"2026-03-01\"",
                    "count days in an action of a plugin, or ask for the day itself."
                )
            case .time:
                what = (
                    "a time, a text such as \"18:00\"", "count with  tonumber(time:sub(1, 2)),  its hours."
                )
            case .yesOrNo: what = ("true or false", "write  if answer then  and count there.")
            case .choice(let values) where values.allSatisfy({ value in !value.contains(where: \.isNumber) }):
                what = (
                    "one of the texts to choose from",
                    "look its number up in a table:  local prices = { ... }"
                )
            default: continue
            }
            return failure(
                part, "\(sign) takes numbers, and \(bot.excerpt(part.span, in: file)) is \(what.is)",
                in: file, bot,
                hint: what.hint)
        }
        return nil
    }

    private static func joined(
        _ left: LuaExpression, _ right: LuaExpression, _ answers: AnswerKinds, _ bot: CheckedBot, _ file: Int
    ) -> Finding? {
        for part in [left.bare, right.bare] {
            let what: String? =
                switch part.kind {
                case .table: "a table"
                case .bool: "true or false"
                case .unary("not", _): "true or false"
                case .binary(let sign, _, _) where orders.contains(sign) || sign == "==" || sign == "~=":
                    "true or false"
                default: answers.kind(of: part, in: file) == .yesOrNo ? "true or false" : nil
                }
            guard let what else { continue }
            return failure(
                part, ".. joins texts and numbers, and \(bot.excerpt(part.span, in: file)) is \(what)",
                in: file,
                bot,
                hint: what == "a table"
                    ? "join what is in it."
                    : "write  (\(bot.excerpt(part.span, in: file)) and \"yes\" or \"no\")")
        }
        return nil
    }

    // MARK: what is given a value

    /// What a flow reads and cannot write, by what does it instead.
    private static func instead(of view: String, _ name: String?) -> String? {
        let key = name ?? "name"
        return switch view {
        case "slots": "write  set(\"\(key)\", ...)"
        case "user": "write  remember(\"\(key)\", ...)"
        case "session", "message": "keep it in a local:  local \(key) = ..."
        case "texts": "declare it with  messages(\"en\", { \(key) = \"...\" })  outside of flows."
        default: nil
        }
    }

    /// `slots.size = "M"`, `user.name = "Ada"`, and a field of a text or a number.
    static func assignmentsThatFail(_ bot: CheckedBot) -> [Finding] {
        let answers = AnswerKinds(bot)
        return bot.files.indices.flatMap { index -> [Finding] in
            var findings: [Finding] = []
            bot.files[index].walk { node, _ in
                guard case .statement(let statement) = node, case .assign(let targets, _) = statement.kind
                else {
                    return
                }
                for target in targets {
                    guard case .index(let table, let key) = target.kind else { continue }
                    let code = bot.excerpt(table.span, in: index)
                    if let view = table.global, let hint = instead(of: view, key.text) {
                        findings.append(
                            failure(
                                target, "\(view).\(key.text ?? "name") is only read", in: index, bot,
                                hint: hint))
                    } else if let kind = answers.kind(of: table.bare, in: index) {
                        let name = key.text ?? "name"
                        findings.append(
                            failure(
                                target, "\(code) is \(kind.sentence), and no table to put \(name) into",
                                in: index,
                                bot, hint: "keep it in a local of its own:  local \(name) = ..."))
                    }
                }
            }
            return findings
        }
    }
}

extension AnswerKind {
    fileprivate var example: String {
        switch self {
        case .date: "\"2026-03-01\""
        case .time: "\"18:00\""
        default: "\"...\""
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .yesOrNo: "true or false"
        case .number: "a number"
        case .text, .date, .time, .choice: "a text"
        }
    }
}
