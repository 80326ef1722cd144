// Rules about conditions: what holds always or never, whatever was answered.
import ParleyFlows
import ParleyModel

extension CheckRules {
    /// `size == "S" or "M"`, `not size == "S"`, `size ~= "S" or size ~= "M"`, a word that nobody calls, a branch's condition once more.
    static func conditionsWithoutChoice(_ bot: CheckedBot) -> [Finding] {
        bot.files.indices.flatMap { index -> [Finding] in
            let file = bot.files[index]
            var reading = ConditionReading(bot, index)
            file.walk { node, _ in
                switch node {
                case .statement(let statement):
                    switch statement.kind {
                    case .if(let arms):
                        for arm in arms { arm.condition.map { reading.condition($0) } }
                        reading.repeatedArms(arms)
                    case .while(let condition, _), .repeat(_, let condition): reading.condition(condition)
                    default: break
                    }
                case .expression(let expression): reading.comparison(expression)
                }
            }
            return reading.findings
        }
    }
}

/// Collects what is told of the conditions of one file.
private struct ConditionReading {
    let bot: CheckedBot
    let file: Int
    private(set) var findings: [Finding] = []

    init(_ bot: CheckedBot, _ file: Int) {
        (self.bot, self.file) = (bot, file)
    }

    private func code(_ expression: LuaExpression) -> String { bot.excerpt(expression.span, in: file) }

    private mutating func tell(_ expression: LuaExpression, _ explanation: String, hint: String) {
        findings.append(
            Finding(
                kind: .sameWhatever, position: bot.position(expression.span, in: file),
                explanation: explanation,
                excerpt: bot.place(of: expression.span, in: file), hint: hint))
    }

    /// What a branch or a loop decides by.
    mutating func condition(_ expression: LuaExpression) {
        let condition = expression.bare
        switch condition.kind {
        case .unary("not", let operand): self.condition(operand)
        case .binary(let sign, let left, let right) where sign == "and" || sign == "or":
            if let alone = [right, left].first(where: { $0.bare.isLiteral }) {
                literal(alone, sign, beside: alone.span == right.span ? left : right, condition)
            } else if !excluding(sign, left.bare, right.bare, condition) {
                self.condition(left)
                self.condition(right)
            }
        case .global(let name):
            guard let word = Word(rawValue: name), ConditionReading.answering.contains(word),
                !bot.files.contains(where: { $0.madeGlobals.contains(name) })
            else { return }
            tell(
                condition, "\(name) is the word itself, which is always there: nothing is asked here.",
                hint: "call it:  \(name)(...)")
        default: break
        }
    }

    private static let answering: Set<Word> = [
        .ask, .confirm, .choose, .call, .tryCall, .run, .recall, .random, .now,
    ]

    /// A text or a number beside `or` and `and`.
    private mutating func literal(
        _ alone: LuaExpression, _ sign: String, beside other: LuaExpression, _ condition: LuaExpression
    ) {
        var last = other.bare
        while case .binary(let inner, _, let right) = last.kind, inner == "and" || inner == "or" {
            last = right.bare
        }
        let compared: (name: String, sign: String)? =
            if case .binary(let inner, let name, _) = last.kind, inner == "==" || inner == "~=" {
                (code(name), inner)
            } else { nil }
        let joined = compared?.sign == "~=" ? "and" : "or"
        tell(
            condition,
            sign == "or"
                ? "This always holds: \(code(alone)) alone, which is compared with nothing, counts as true."
                : "\(code(alone)) alone, which is compared with nothing, counts as true, and so decides nothing.",
            hint: compared.map {
                "write  \(code(last)) \(joined) \($0.name) \($0.sign) \(code(alone))"
            } ?? "compare it with something, or leave it out.")
    }

    /// `a ~= 1 or a ~= 2` always holds, `a == 1 and a == 2` never.
    private mutating func excluding(
        _ sign: String, _ left: LuaExpression, _ right: LuaExpression, _ condition: LuaExpression
    ) -> Bool {
        guard case .binary(let first, let name, let one) = left.kind,
            case .binary(let second, let again, let two) = right.kind, first == second,
            first == (sign == "or" ? "~=" : "=="), name.bare.isNameOnly, code(name.bare) == code(again.bare),
            one.bare.isLiteral, two.bare.isLiteral, code(one.bare) != code(two.bare),
            one.bare.isText == two.bare.isText
        else { return false }
        let meant = sign == "or" ? "and" : "or"
        tell(
            condition,
            sign == "or"
                ? "This always holds: whatever \(code(name)) is, it is not both of them."
                : "This never holds: \(code(name)) is not both of them at once.",
            hint: "write  \(code(left)) \(meant) \(code(right))")
        return true
    }

    /// `not a == "b"` compares true or false with a text.
    mutating func comparison(_ expression: LuaExpression) {
        guard case .binary(let sign, let left, let right) = expression.kind, sign == "==" || sign == "~=",
            case .unary("not", let operand) = left.kind, right.bare.isLiteral || right.bare.isNil
        else { return }
        let meant = sign == "==" ? "~=" : "=="
        tell(
            expression,
            "This \(sign == "==" ? "never" : "always") holds: not \(code(operand)) comes first, which is true or false.",
            hint: "write  \(code(operand)) \(meant) \(code(right))")
    }

    /// A branch behind one with the same condition.
    mutating func repeatedArms(_ arms: [LuaStatement.Arm]) {
        var seen: [String: Int] = [:]
        for arm in arms {
            guard let condition = arm.condition, condition.isPure else { continue }
            let written = bot.files[file].whole(condition.span)
            guard let line = seen[written] else {
                seen[written] = arm.line
                continue
            }
            tell(
                condition, "Nobody comes here: the branch on line \(line) has the same condition.",
                hint: "write the other condition that is meant, or leave this branch out.")
        }
    }
}

extension LuaFile {
    fileprivate func whole(_ span: LuaSpan) -> String {
        String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }
}

extension LuaExpression {
    /// A text or a number that is written out: true to Lua.
    fileprivate var isLiteral: Bool {
        switch kind {
        case .string, .number: true
        default: false
        }
    }

    fileprivate var isText: Bool { text != nil }
    fileprivate var isNil: Bool { if case .nil = kind { true } else { false } }

    /// A local, or a field of one.
    fileprivate var isNameOnly: Bool {
        switch kind {
        case .local: true
        case .index(let table, let key):
            (table.bare.isNameOnly || table.global != nil) && key.text != nil
        default: false
        }
    }

    /// Whether it is the same each time that it is looked at.
    fileprivate var isPure: Bool {
        switch kind {
        case .nil, .bool, .number, .string, .local, .global: true
        case .index(let table, let key): table.isPure && key.isPure
        case .unary(_, let operand), .parenthesis(let operand): operand.isPure
        case .binary(_, let left, let right): left.isPure && right.isPure
        default: false
        }
    }
}
