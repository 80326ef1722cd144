// Rules about comparisons: an answer held against what it never is.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// `confirm(...) == "yes"`, a number held against a text, an answer against what is no choice.
    static func comparisonsThatNeverHold(_ bot: CheckedBot) -> [Finding] {
        let answers = AnswerKinds(bot)
        return bot.files.indices.flatMap { index -> [Finding] in
            var findings: [Finding] = []
            bot.files[index].walk { node, _ in
                guard case .expression(let expression) = node,
                    case .binary(let sign, let left, let right) = expression.kind,
                    ["==", "~="].contains(sign)
                else { return }
                for (answer, literal) in [(left.bare, right.bare), (right.bare, left.bare)] {
                    guard let kind = answers.kind(of: answer, in: index),
                        let why = kind.refusal(of: literal, written: bot.excerpt(literal.span, in: index))
                    else { continue }
                    findings.append(
                        Finding(
                            kind: .neverEqual, position: bot.position(expression.span, in: index),
                            explanation:
                                "\(bot.excerpt(answer.span, in: index)) is never this: \(why.reason)",
                            excerpt: bot.excerpt(expression.span, in: index),
                            closeNames: why.close.map { Diagnostic.CloseName(name: $0) }, hint: why.hint))
                }
            }
            return findings
        }
    }
}

extension CheckRules {
    /// `names[free == true]` with a table of an outer function: Lua 5.4.4 puts the table where the comparison's result belongs.
    static func comparisonsAsKeys(_ bot: CheckedBot) -> [Finding] {
        bot.files.enumerated().flatMap { index, file -> [Finding] in
            var findings: [Finding] = []
            file.walk { node, place in
                guard case .expression(let expression) = node,
                    case .index(let table, let key) = expression.kind,
                    case .local(let local) = table.bare.kind,
                    file.locals[local].level < place.frames.count, key.bare.isComparison
                else { return }
                let written = bot.excerpt(key.bare.span, in: index)
                findings.append(
                    Finding(
                        kind: .comparisonAsKey, position: bot.position(expression.span, in: index),
                        explanation:
                            "Lua 5.4.4 looks up a wrong key where it is a comparison and the table from outside.",
                        excerpt: bot.excerpt(expression.span, in: index),
                        hint:
                            "name it first:  local key = \(written)  and then  \(bot.excerpt(table.span, in: index))[key]"
                    ))
            }
            return findings
        }
    }
}

extension LuaExpression {
    fileprivate var isComparison: Bool {
        switch kind {
        case .binary(let sign, _, _): ["==", "~=", "<", ">", "<=", ">="].contains(sign)
        case .unary("not", let operand): operand.bare.isComparison
        default: false
        }
    }
}

/// What an expression is when somebody has answered.
private enum AnswerKind {
    case yesOrNo, number, text
    /// One of these texts.
    case choice(Set<String>)

    /// Why it never is what is written out there; `nil`: it may be.
    func refusal(of literal: LuaExpression, written: String) -> (
        reason: String, close: [String], hint: String
    )? {
        switch (self, literal.kind) {
        case (.yesOrNo, .string), (.yesOrNo, .number):
            ("a yes or no is true or false.", [], "write  if answer then  or  if not answer then")
        case (.number, .string(let text)):
            (
                "the answer is a number, and this is a text.", [],
                Double(text) == nil ? "compare it with a number." : "write  \(text)  without quotes."
            )
        case (.number, .bool): ("the answer is a number.", [], "compare it with a number.")
        case (.text, .number): ("the answer is a text, and this is a number.", [], "write  \"\(written)\"")
        case (.text, .bool): ("the answer is a text.", [], "compare it with a text.")
        case (.choice(let values), .string(let text)) where !values.contains(text):
            (
                "it is none of the values that there are to choose.",
                CloseNames.of(text, among: values.sorted()),
                "they are \(values.sorted().map { "\"\($0)\"" }.joined(separator: ", "))."
            )
        case (.choice, .number):
            (
                "what is chosen is a value of the list, not its place in it.", [],
                "compare it with the value:  \"...\""
            )
        default: nil
        }
    }
}

/// Of the expressions of a bot that are surely an answer, its kind.
private struct AnswerKinds {
    private let bot: CheckedBot
    /// Slots that the code gives values.
    private let given: Set<String>
    private let anyIsGiven: Bool

    init(_ bot: CheckedBot) {
        self.bot = bot
        let sets = bot.calls(of: "set").map { $0.arguments.first?.bare.text }
        given = Set(sets.compactMap { $0 })
        anyIsGiven = sets.contains(nil) || bot.escaped.contains("set")
    }

    func kind(of expression: LuaExpression, in index: Int) -> AnswerKind? {
        switch expression.kind {
        case .index(let view, let key):
            guard view.global == "slots", let slot = key.text else { return nil }
            return kind(ofSlot: slot)
        case .local(let local):
            let file = bot.files[index]
            guard file.locals[local].kind == .variable, let value = file.locals[local].value?.bare,
                case .call = value.kind, !file.assigns(local)
            else { return nil }
            return kind(of: value, in: index)
        case .call(let callee, let arguments):
            switch callee.global {
            case "confirm": return .yesOrNo
            case "ask":
                guard let slot = arguments.first?.text else { return nil }
                if arguments.count > 1 {
                    guard let options = arguments[1].fieldNames, !options.contains("choices") else {
                        return nil
                    }
                }
                return kind(ofSlot: slot)
            case "choose": return arguments.count > 1 ? choice(arguments[1].bare) : nil
            default: return nil
            }
        default: return nil
        }
    }

    private func kind(ofSlot name: String) -> AnswerKind? {
        guard let slot = bot.declarations.slots[name], !anyIsGiven, !given.contains(name),
            slot.defaultValue == nil
        else { return nil }
        switch slot.type {
        case .yesNo: return .yesOrNo
        case .number, .integer: return .number
        case .text, .code, .phone, .email, .url, .date, .time: return .text
        case .choice:
            guard let call = bot.call(declaring: slot.position), call.arguments.count > 1 else { return nil }
            return call.arguments[1].bare.field("choices").flatMap { choice($0.bare) }
        default: return nil
        }
    }

    /// Of options that are written out, each a text or with a value that is one.
    private func choice(_ list: LuaExpression) -> AnswerKind? {
        guard let fields = list.fields, !fields.isEmpty else { return nil }
        var values: Set<String> = []
        for field in fields {
            guard field.key == nil else { return nil }
            let option = field.value.bare
            guard
                let text = option.text ?? option.field("value")?.bare.text
                    ?? (option.field("value") == nil ? option.field("title")?.bare.text : nil)
            else { return nil }
            values.insert(text)
        }
        return .choice(values)
    }
}
